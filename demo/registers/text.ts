import type { Trouble } from './cases';
import type { FaultTarget } from './faults';
import type { GroupName } from './operations';

/** Every sentence of the simulator that a person reads, but for the lines of the personas and the provider’s own errors. */
export const documentTitles = {
  rne: 'Attestation d’immatriculation au RNE',
  accounts: 'Bilan',
  deed: 'Statuts',
  tax: 'Attestation de régularité fiscale',
  urssaf: 'Attestation de vigilance',
  cibtp: 'Attestation CIBTP',
  cnetp: 'Attestation CNETP',
  probtp: 'Attestation PRO BTP',
  fntp: 'Carte professionnelle de travaux publics',
  qualibat: 'Certificat Qualibat',
  qualifelec: 'Certificat Qualifelec',
  rge: 'Certificat RGE',
  opqibi: 'Certificat OPQIBI',
} as const;

/** What every document says at its end. */
export const specimen = [
  'Spécimen sans valeur, fait par le simulateur de registres',
  'de Passe Marché pour une entreprise imaginaire.',
];

/** What a document that is not a PDF holds, and an answer that is not JSON. */
export const maintenancePage =
  '<!doctype html><html lang="fr"><title>Maintenance</title><p>Service en maintenance.</p></html>';

export const urssafWords = {
  delivered: {
    libelle: "Attestation délivrée par l'Urssaf",
    description: "La délivrance de l'attestation de vigilance a été validée par l'Urssaf.",
  },
  refused: {
    libelle: "Délivrance de l'attestation refusée par l'Urssaf",
    description:
      "La délivrance de l'attestation de vigilance a été refusée par l'Urssaf car l'entité n'est pas à jour de ses cotisations sociales.",
  },
  reviewTitle: 'Analyse manuelle de la situation du compte en cours',
  review: 'Une analyse humaine par un agent des URSSAF est requise. Le temps de traitement est très variable.',
} as const;

/** The simulator’s own page. */
export const faultWords = {
  title: 'Registres simulés',
  errorPrefix: 'Erreur : ',
  lead: 'Ce simulateur répond à Passe Marché à la place des registres publics, pour des entreprises imaginaires. Provoquez ici une panne pour voir ce que devient une candidature.',
  activeHeading: 'Pannes en cours',
  none: 'Aucune : chaque entreprise reçoit les réponses qui lui sont propres.',
  mend: 'Tout rétablir',
  timesLeft: (times: number) => (times > 1 ? `encore ${times} appels` : 'encore un appel'),
  seconds: (seconds: number) => `${seconds} s`,
  formHeading: 'Provoquer une panne',
  target: 'Registre',
  trouble: 'Ce qui arrive',
  times: 'Nombre d’appels concernés (facultatif)',
  timesHelp: 'Laissez vide pour tous les appels, jusqu’à ce que vous rétablissiez tout.',
  delay: 'Secondes d’attente, pour un registre lent (facultatif)',
  delayHelp: 'Laissez vide pour 11 secondes. De 1 à 120.',
  submit: 'Provoquer cette panne',
  wrong: 'Choisissez un registre et ce qui lui arrive ; les nombres sont entiers, à partir de 1.',
  foreign: 'Ce formulaire n’a pas été envoyé depuis cette page. Recommencez ici.',
  callsHeading: 'Appels reçus',
  withinLimits: 'Aucune limite n’a été dépassée.',
  overLimits: (count: number) =>
    count > 1 ? `Une limite a été dépassée ${count} fois.` : 'Une limite a été dépassée une fois.',
  callsHelp: 'Les appels se comptent par minute de l’horloge, et par seconde pour Recherche d’entreprises.',
  callsLink: 'Le détail, en JSON',
  group: 'Registres qui partagent une limite',
  limit: 'Limite',
  last: 'En dernier',
  most: 'Au plus',
  firmsHeading: 'Entreprises imaginaires',
  groups: {
    json: 'Sirene, MSA, chiffres d’affaires et autres réponses sans document',
    low_latency_documents: 'CNETP, PRO BTP, FNTP, Qualibat et fichiers du RNE',
    dgfip_attestations_fiscales: 'Attestation fiscale (DGFIP)',
    cibtp: 'CIBTP',
    inpi_rne_extrait: 'Extrait du RNE',
    inpi_rne_actes_bilans: 'Actes et bilans du RNE',
    urssaf: 'Urssaf',
    gip_mds: 'Effectifs (GIP-MDS)',
    recherche_entreprises: 'Recherche d’entreprises',
  } satisfies Record<GroupName, string>,
  targets: {
    all: 'Tous les registres',
    document: 'Téléchargement des documents',
    recherche: 'Recherche d’entreprises',
    insee: 'Sirene (INSEE)',
    rne: 'Extrait du RNE (INPI)',
    bilans: 'Actes et bilans du RNE (INPI)',
    attestation_fiscale: 'Attestation fiscale (DGFIP)',
    chiffres_affaires: 'Chiffres d’affaires (DGFIP)',
    liens_capitalistiques: 'Liens capitalistiques (DGFIP)',
    urssaf: 'Attestation de vigilance (Urssaf)',
    msa: 'Conformité des cotisations (MSA)',
    cibtp: 'Congés payés, bâtiment (CIBTP)',
    cnetp: 'Congés payés, travaux publics (CNETP)',
    probtp: 'Attestation de retraite (PRO BTP)',
    probtp_conformite: 'Conformité de la retraite (PRO BTP)',
    qualibat: 'Qualibat',
    qualifelec: 'Qualifelec',
    rge: 'RGE (ADEME)',
    fntp: 'Carte professionnelle (FNTP)',
    opqibi: 'OPQIBI',
    qualiopi: 'Qualiopi et France compétences (CARIF-OREF)',
    effectifs: 'Effectifs annuels (GIP-MDS)',
  } satisfies Record<FaultTarget, string>,
  troubles: {
    error_500: 'Erreur interne (500)',
    broken_502: 'Réponse inconnue du fournisseur (502)',
    network_504: 'Réseau coupé, à réessayer dans 10 secondes (504)',
    timeout_504: 'Fournisseur qui ne répond pas à temps (504)',
    quota: 'Limite d’appels atteinte (429)',
    slow: 'Réponse lente',
    garbage: 'Page web au lieu de données',
    cut: 'Réponse coupée au milieu',
    nulls: 'Réponse dont tout est vide',
    expired_link: 'Lien de document expiré',
    foreign_link: 'Lien de document vers un autre site',
    not_a_pdf: 'Document qui n’est pas un PDF',
  } satisfies Record<Trouble, string>,
} as const;
