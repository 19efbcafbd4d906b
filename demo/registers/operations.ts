/** How a register is called, whom it stands for, and which limit its calls count towards. */
export type Operation = {
  /** Of the official API, `{siret}`, `{siren}` and `{year}` standing for what is asked. */
  path: string;
  group: GroupName;
  /** First two digits of the provider's error codes, and its name in errors. */
  code: string;
  provider: string;
};

/** Calls a minute, all operations of a group together. Those limited by themselves have a group of their own. */
export const groups = {
  json: 250,
  low_latency_documents: 50,
  dgfip_attestations_fiscales: 5,
  cibtp: 5,
  inpi_rne_extrait: 15,
  inpi_rne_actes_bilans: 15,
  urssaf: 100,
  gip_mds: 50,
  /** Calls a second, of one address. */
  recherche_entreprises: 7,
} as const;

export type GroupName = keyof typeof groups;

const cotisations = 'attestation_cotisations_conges_payes_chomage_intemperies';

/** The protected registers, as API Entreprise offers them. */
export const operations = {
  insee: operation('/v4/insee/sirene/etablissements/{siret}', 'json', '01', 'INSEE'),
  rne: operation('/v3/inpi/rne/unites_legales/{siren}/extrait_rne', 'inpi_rne_extrait', '34', 'INPI - RNE'),
  bilans: operation(
    '/v3/inpi/rne/unites_legales/open_data/{siren}/actes_bilans',
    'inpi_rne_actes_bilans',
    '34',
    'INPI - RNE',
  ),
  attestation_fiscale: operation(
    '/v4/dgfip/unites_legales/{siren}/attestation_fiscale',
    'dgfip_attestations_fiscales',
    '03',
    'DGFIP - Adélie',
  ),
  chiffres_affaires: operation('/v3/dgfip/etablissements/{siret}/chiffres_affaires', 'json', '03', 'DGFIP - Adélie'),
  liens_capitalistiques: operation(
    '/v3/dgfip/unites_legales/{siren}/liens_capitalistiques/{year}',
    'json',
    '03',
    'DGFIP - Adélie',
  ),
  urssaf: operation('/v4/urssaf/unites_legales/{siren}/attestation_vigilance', 'urssaf', '04', 'ACOSS'),
  msa: operation('/v3/msa/etablissements/{siret}/conformite_cotisations', 'json', '10', 'MSA'),
  cibtp: operation(`/v3/cibtp/etablissements/{siret}/${cotisations}`, 'cibtp', '38', 'CIBTP'),
  cnetp: operation(`/v3/cnetp/unites_legales/{siren}/${cotisations}`, 'low_latency_documents', '08', 'CNETP'),
  probtp: operation(
    '/v3/probtp/etablissements/{siret}/attestation_cotisations_retraite',
    'low_latency_documents',
    '09',
    'ProBTP',
  ),
  probtp_conformite: operation(
    '/v3/probtp/etablissements/{siret}/conformite_cotisations_retraite',
    'json',
    '09',
    'ProBTP',
  ),
  qualibat: operation(
    '/v4/qualibat/etablissements/{siret}/certification_batiment',
    'low_latency_documents',
    '06',
    'Qualibat',
  ),
  qualifelec: operation('/v3/qualifelec/etablissements/{siret}/certificats', 'json', '32', 'Qualifelec'),
  rge: operation('/v3/ademe/etablissements/{siret}/certification_rge', 'json', '19', 'ADEME'),
  fntp: operation(
    '/v3/fntp/unites_legales/{siren}/carte_professionnelle_travaux_publics',
    'low_latency_documents',
    '12',
    'FNTP',
  ),
  opqibi: operation('/v3/opqibi/unites_legales/{siren}/certification_ingenierie', 'json', '11', 'OPQIBI'),
  qualiopi: operation(
    '/v3/carif_oref/etablissements/{siret}/certifications_qualiopi_france_competences',
    'json',
    '33',
    'CARIF-OREF',
  ),
  effectifs: operation('/v3/gip_mds/unites_legales/{siren}/effectifs_annuels/{year}', 'gip_mds', '31', 'GIP-MDS'),
} satisfies Record<string, Operation>;

export type ProtectedName = keyof typeof operations;

/** Every register that is called; « recherche » is Recherche d’entreprises, which is public. */
export type OperationName = ProtectedName | 'recherche';

export const protectedNames = Object.keys(operations) as ProtectedName[];
export const operationNames: OperationName[] = ['recherche', ...protectedNames];

export type Identifiers = { siret?: string; siren?: string; year?: string };

/** Which operation a path calls, and for whom; the identifiers are as they were written. */
export function findOperation(path: string): { name: ProtectedName; ids: Identifiers } | undefined {
  for (const name of protectedNames) {
    const pattern = operations[name].path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const found = new RegExp(`^${pattern}$`).exec(path);
    if (found) return { name, ids: { ...found.groups } };
  }
}

function operation(path: string, group: GroupName, code: string, provider: string): Operation {
  return { path, group, code, provider };
}
