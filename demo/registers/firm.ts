/** What Sirene and the RNE know of an invented firm. */
export type Firm = {
  /** Null for a person who trades in their own name. */
  name: string | null;
  person?: { sex: 'M' | 'F'; firstNames: string[]; birthName: string; usageName: string | null };
  legalForm: { code: string; label: string };
  /** NAF rev. 2; the wording of the 2025 revision is another. */
  activity: { code: string; label: string; label2025: string };
  category: 'PME' | 'ETI' | 'GE' | null;
  social: boolean | null;
  association?: string;
  nature: 'COMMERCIALE' | 'ARTISANALE' | 'AGRICOLE' | 'LIBERALE';
  createdOn: string;
  closedOn?: string;
  disclosure: 'diffusible' | 'partiellement_diffusible';
  staff: { code: string; from: number; to: number; label: string } | null;
  address: { number: string; type: string; street: string; postcode: string; city: string; cityCode: string };
  managers: Manager[];
};

export type Manager = { role: string } & (
  | { lastName: string; firstName: string; bornOn: string }
  | { company: string; siren: string }
);

const sas = { code: '5710', label: 'SAS, société par actions simplifiée' };
const sarl = { code: '5499', label: 'SARL, Société à responsabilité limitée (sans autre indication)' };
const sa = { code: '5599', label: "Société anonyme à conseil d'administration (sans autre indication)" };
const alone = { code: '1000', label: 'Entrepreneur individuel' };

const staff10 = { code: '11', from: 10, to: 19, label: '10 à 19 salariés' };
const staff100 = { code: '22', from: 100, to: 199, label: '100 à 199 salariés' };

const joinery = {
  code: '43.91A',
  label: 'Travaux de charpente',
  label2025: 'Travaux de charpente et d’ossature',
};

/** A small company of the building trade, which most personas are; what differs is said. */
export function builder(name: string, manager: { lastName: string; firstName: string }, but: Partial<Firm> = {}): Firm {
  return {
    name,
    legalForm: sas,
    activity: joinery,
    category: 'PME',
    social: false,
    nature: 'COMMERCIALE',
    createdOn: '2009-03-16',
    disclosure: 'diffusible',
    staff: staff10,
    address: {
      number: '14',
      type: 'RUE',
      street: 'DES COMPAGNONS',
      postcode: '61000',
      city: 'ALENCON',
      cityCode: '61001',
    },
    managers: [{ role: 'Président', ...manager, bornOn: '1974-05' }],
    ...but,
  };
}

/** A person who trades in their own name: no company name, and no manager in the register. */
export function soleTrader(person: Firm['person'], activity: Firm['activity'], but: Partial<Firm> = {}): Firm {
  const nobody = { lastName: '', firstName: '' };
  return builder('', nobody, {
    name: null,
    person,
    legalForm: alone,
    activity,
    category: null,
    social: null,
    nature: 'ARTISANALE',
    staff: null,
    managers: [],
    ...but,
  });
}

export const roadWorks = (): Firm =>
  builder(
    'ROUTES ET RESEAUX DU LITTORAL',
    { lastName: '', firstName: '' },
    {
      legalForm: sa,
      activity: {
        code: '42.11Z',
        label: 'Construction de routes et autoroutes',
        label2025: 'Construction de routes, d’autoroutes et de pistes',
      },
      category: 'ETI',
      staff: staff100,
      managers: [
        { role: "Président du conseil d'administration", lastName: 'LE GOFF', firstName: 'Yannick', bornOn: '1961-11' },
        { role: 'Directrice générale', lastName: 'MARCHAIS', firstName: 'Sophie', bornOn: '1972-02' },
        { role: 'Administrateur', company: 'LITTORAL PARTICIPATIONS', siren: '000121004' },
        { role: 'Commissaire aux comptes titulaire', company: 'AUDIT DES DEUX RIVES', siren: '000122002' },
      ],
    },
  );

export const workshop = (): Firm =>
  builder(
    'LES ATELIERS DU PONT NEUF',
    { lastName: '', firstName: '' },
    {
      legalForm: { code: '9220', label: 'Association déclarée' },
      activity: { code: '88.10C', label: 'Aide par le travail', label2025: 'Accompagnement par le travail' },
      social: true,
      association: 'W611000417',
      managers: [],
    },
  );

/** A register that knows little: most of what may be empty is. */
export const barelyKnown = (): Firm =>
  builder(
    'NOUVELLE MENUISERIE DE L’OUCHE',
    { lastName: 'PERRIN', firstName: 'Lucie' },
    {
      legalForm: sarl,
      category: null,
      social: null,
      staff: null,
      createdOn: '2025-09-01',
    },
  );

export const masonry = (): Firm =>
  builder('MACONNERIE DES HAUTES RIVES', { lastName: 'TESSIER', firstName: 'Olivier' });
