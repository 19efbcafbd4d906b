import type { Firm, Manager } from '@/demo/registers/firm';
import { documentTitles } from '@/demo/registers/text';
import { type Ask, data, day, lastAccounts, type Register, sirenOf } from './ask';

/** The extract of the register of enterprises, which associations are not in. */
export const rne: Register = (ask) => {
  const { persona, knowledge } = ask;
  const { firm } = persona;
  const incomplete = knowledge === 'incomplete';
  return data({
    document_url: ask.linkTo({ title: documentTitles.rne }),
    identite_entreprise: identity(ask),
    dirigeants_et_associes: incomplete ? [] : firm.managers.map(managerOf),
    etablissements: incomplete ? [] : [establishment(ask)],
    diffusion_commerciale: firm.disclosure === 'diffusible',
    diffusion_insee: firm.disclosure === 'diffusible',
    etablissements_fermes_total: firm.closedOn ? 1 : 0,
    observations: [],
  });
};

function identity({ persona, knowledge }: Ask) {
  const { firm } = persona;
  const incomplete = knowledge === 'incomplete';
  return {
    denomination: incomplete ? null : firm.name,
    nom: firm.person?.birthName ?? null,
    prenoms: incomplete ? null : (firm.person?.firstNames.map((each) => each.toUpperCase()) ?? []),
    siren: sirenOf(persona),
    date_immatriculation_rne: firm.createdOn,
    date_debut_activite: incomplete ? null : firm.createdOn,
    detail_cessation: null,
    dissolution: { date: null, poursuite_activite: null, avec_liquidation: null },
    date_fin_personne: null,
    date_cloture_exercice: incomplete ? null : '31-12',
    date_premiere_cloture_exercice: null,
    nature_entreprise: firm.nature,
    forme_juridique: { code: firm.legalForm.code, libelle: firm.legalForm.label },
    associe_unique: false,
    activite_principales_objet_social: incomplete ? null : firm.activity.label,
    code_APE: apeOf(firm),
    code_APRM: { code: null, libelle: null },
    capital_social: { montant: firm.person || incomplete ? null : 50_000, devise: 'EUR' },
    adresse_siege_social: headOffice(firm),
  };
}

/** A company that manages, or audits, has no first name. */
function managerOf(manager: Manager) {
  if ('company' in manager) return { qualite: manager.role, nom: manager.company };
  const [year, month] = manager.bornOn.split('-');
  return {
    qualite: manager.role,
    nom: manager.lastName,
    prenom: manager.firstName.toUpperCase(),
    date_naissance: `${month}-${year}`,
    commune_residence: 'Alençon',
  };
}

function establishment({ persona }: Ask) {
  const { firm, siret } = persona;
  return {
    type_etablissement: 'Siège et principal',
    date_debut_activite: firm.createdOn,
    siret,
    code_APE: apeOf(firm),
    code_APRM: { code: null, libelle: null },
    nature_etablissement: firm.nature,
    activite_principale: firm.activity.label,
    autre_activite: null,
    adresse: headOffice(firm),
    statut: firm.closedOn ? 'fermé' : 'actif',
  };
}

const apeOf = ({ activity }: Firm) => ({ code: activity.code.replace('.', ''), libelle: activity.label });

const headOffice = ({ address }: Firm) => ({
  voie: `${address.number} ${address.type} ${address.street}`,
  code_postal: address.postcode,
  commune: address.city,
  pays: 'FRANCE',
  complement: null,
});

/** Accounts as they were filed, newest first: more than three, of which two close in one year, and one without a date. */
export const bilans: Register = (ask) => {
  const last = lastAccounts(ask.today);
  const closings = ask.knowledge === 'incomplete' ? [null] : closingDates(last, ask.persona.firm);
  return data({ actes: [deed(ask)], bilans: closings.map((closing, rank) => accounts(ask, closing, rank)) });
};

const closingDates = (last: number, firm: Firm): (string | null)[] => [
  `${last}-12-31`,
  // A group that changed its year: two exercises end in the same one.
  firm.category === 'ETI' ? `${last}-06-30` : `${last - 1}-12-31`,
  `${last - 2}-12-31`,
  `${last - 3}-12-31`,
  null,
];

function accounts(ask: Ask, closing: string | null, rank: number) {
  const title = `${documentTitles.accounts} ${closing ?? ''}`.trim();
  const filed = closing ? day(new Date(closing), 6) : ask.persona.firm.createdOn;
  return {
    id: `${sirenOf(ask.persona)}${String(rank).padStart(15, '0')}`,
    nom_document: title.replaceAll(' ', '_'),
    date_depot: filed,
    date_cloture: closing,
    date_mise_a_jour: filed,
    type: rank === 1 ? 'bilan consolidé' : 'bilan complet',
    url: ask.linkTo({ title, proxied: true }),
  };
}

function deed(ask: Ask) {
  const { createdOn } = ask.persona.firm;
  return {
    id: `${sirenOf(ask.persona)}900000000000000`,
    nom_document: 'Statuts',
    date_depot: createdOn,
    date_mise_a_jour: createdOn,
    types_actes: null,
    url: ask.linkTo({ title: documentTitles.deed, proxied: true }),
  };
}
