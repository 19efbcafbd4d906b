import type { ApplicationState } from '@/db/queries/console/applications';
import type { MarketState } from '@/db/queries/console/markets';

const marketStates: Record<MarketState, string> = {
  configuring: 'En configuration',
  completed: 'Finalisé',
  cancelled: 'Annulé',
};

const applicationStates: Record<ApplicationState, string> = {
  draft: 'Brouillon',
  making_documents: 'Documents en préparation',
  documents_failed: 'Documents en échec',
  ready: 'Documents prêts',
  replaced: 'Remplacée',
  withdrawn: 'Retirée',
};

/** Markets and applications as operators see them: states and dates, never an answer. */
export const adminMarketText = {
  title: 'Marchés',
  applicationsTitle: 'Candidatures',
  identifier: 'Identifiant (ou son début)',
  marketIdentifier: 'Identifiant du marché',
  marketStates,
  applicationStates,
  columns: {
    identifier: 'Identifiant',
    name: 'Marché',
    editor: 'Éditeur',
    state: 'État',
    createdAt: 'Création',
    completedAt: 'Finalisation',
    submittedAt: 'Transmission',
    firm: 'Entreprise',
  },
  marketTitle: (identifier: string) => `Marché ${identifier}`,
  applicationTitle: (identifier: string) => `Candidature ${identifier}`,
  downloads: {
    title: 'Toutes les candidatures',
    introduction:
      'Ce que les entreprises ont répondu : à ne donner qu’à l’acheteur, après la date limite. Chaque téléchargement est noté dans le journal d’audit.',
    csv: 'Tableau (CSV)',
    xlsx: 'Tableau (XLSX)',
    packages: 'Tous les dossiers (ZIP)',
    waitingTitle: 'Des documents sont en préparation',
    waiting: 'Le dossier d’une candidature n’est pas encore fait. Réessayez dans quelques minutes.',
  },
  back: 'Tous les marchés',
  backToApplications: 'Toutes les candidatures',
  facts: {
    requirements: 'Renseignements demandés',
    requirementsNotFrozen: 'fixés à la finalisation',
    applications: 'Candidatures',
    applicationsOf: (submitted: number, all: number) =>
      all === 0
        ? 'Aucune'
        : `${all}, dont ${submitted === 0 ? 'aucune' : submitted} transmise${submitted > 1 ? 's' : ''}`,
    see: 'Voir la liste',
    webhooks: 'Notifications',
    seeWebhooks: 'Voir les notifications',
    files: 'Fichiers déposés',
    documents: 'Documents produits',
    failure: 'Cause de l’échec',
    failureMeans: 'Les documents sont redemandés chaque heure. Pour ne pas attendre, refaites le travail en échec :',
    seeFailedRuns: 'Voir les travaux en échec',
    firm: 'Entreprise',
    members: 'Membres du groupement',
    unknown: 'Pas encore saisi',
    steps: 'Étapes',
  },
  /** Beside a member of a group. */
  declaredBy: (isMandataire: boolean, by: 'itself' | 'mandataire' | null): string => {
    if (isMandataire) return 'mandataire';
    if (by === null) return 'partie pas encore déclarée';
    return by === 'itself' ? 'partie déclarée par lui-même' : 'partie déclarée par le mandataire';
  },
  /** « 12 fichiers : 10 sains, 2 en attente d’analyse ». */
  scanStates: {
    pending: 'en attente d’analyse',
    clean: 'sans menace',
    flagged: 'refusé par l’antivirus',
    not_scanned: 'non analysé',
  } as Record<string, string>,
  documentKinds: {
    attestation: 'Attestation',
    buyer_attestation: 'Attestation de l’acheteur',
    buyer_attestation_html: 'Attestation de l’acheteur (page)',
    documents_package: 'Dossier (ZIP)',
    espd: 'DUME (XML)',
  } as Record<string, string>,
} as const;

/** Withdrawing a submitted application: for a firm that was forestalled under its SIRET. */
export const withdrawalText = {
  withdraw: 'Retirer cette candidature',
  title: (identifier: string) => `Retirer la candidature ${identifier} ?`,
  who: (company: string) => `Transmise par ${company}.`,
  consequences: [
    'Elle ne comptera plus, et l’entreprise pourra en transmettre une autre jusqu’à la date limite. C’est définitif.',
    'Son attestation et son dossier restent tels qu’ils sont signés ; la page de vérification dira qu’elle est retirée.',
    'Assurez-vous d’abord de qui la demande : n’importe qui connaît un SIRET.',
  ],
  cancel: 'Annuler',
  done: {
    withdrawn: 'La candidature est retirée.',
    not_submitted: 'Rien n’a changé : la candidature n’est pas transmise.',
    replaced: 'Rien n’a changé : une autre candidature remplace celle-ci.',
    cancelled: 'Rien n’a changé : le marché est annulé.',
    deadline_passed: 'Rien n’a changé : la date limite est passée.',
  },
} as const;
