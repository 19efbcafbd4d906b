import { documentTitles } from '@/demo/registers/text';
import { data, dataList, day, lastAccounts, type Register } from './ask';

export const attestationFiscale: Register = ({ today, linkTo }) => {
  const seconds = 1_234_567;
  return data({
    document_url: linkTo({ title: documentTitles.tax, seconds }),
    document_url_expires_in: seconds,
    date_delivrance_attestation: day(today),
    date_periode_analysee: day(today, -1),
  });
};

/** Three exercises at most, newest first; a firm that changed its year has two in one. A young one has none. */
export const chiffresAffaires: Register = ({ persona, knowledge, today }) => {
  if (knowledge === 'incomplete') return dataList([]);
  const last = lastAccounts(today);
  const ends =
    persona.firm.category === 'ETI'
      ? [`${last}-12-31`, `${last}-06-30`, `${last - 1}-06-30`]
      : [`${last}-12-31`, `${last - 1}-12-31`, `${last - 2}-12-31`];
  const amounts = persona.firm.category === 'ETI' ? [21_480_300, 38_902_110.5, 40_115_000] : [1_842_350, 1_705_020, 0];
  return dataList(ends.map((end, rank) => ({ chiffre_affaires: amounts[rank], date_fin_exercice: end })));
};

const nobody = {
  civilite: null,
  nom_patronymique_et_prenoms: null,
  nom_marital: null,
  date_naissance: { annee: null, mois: null },
};
const noCompany = { siren: null, denomination: null, complement_denomination: null, forme_juridique: null };
const noAddress = { numero: null, voie: null, lieu_dit_hameau: null, code_postal: null, ville: null, pays: null };

/** Who owns the firm: its manager, or the head of its group. */
export const liensCapitalistiques: Register = ({ persona }) => {
  const [owner] = persona.firm.managers.filter((each) => 'company' in each);
  const natural = persona.firm.managers.find((each) => 'lastName' in each);
  const shareholder = {
    type: owner ? 'personne_morale' : 'personne_physique',
    pourcentage: 100,
    nombre_parts: 1000,
    personne_physique_attributes: owner
      ? nobody
      : { ...nobody, nom_patronymique_et_prenoms: natural ? `${natural.lastName} ${natural.firstName}` : null },
    personne_morale_attributes: owner
      ? { ...noCompany, siren: owner.siren, denomination: owner.company, forme_juridique: 'SAS' }
      : noCompany,
    adresse: noAddress,
  };
  return data({
    capital: {
      actionnaires: [shareholder],
      repartition: {
        personnes_physiques: { total_actions: owner ? null : 1000, nombre: owner ? null : 1 },
        personnes_morales: { total_actions: owner ? 1000 : null, nombre: owner ? 1 : null },
      },
      depose_neant: null,
    },
    participations: { filiales: [], nombre_filiales: 0, depose_neant: true },
  });
};
