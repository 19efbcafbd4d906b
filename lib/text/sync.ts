import type { SyncStatus } from '@/db/schema/deliveries';
import { formatCount } from './format';

/** What a state means for the person who looks at it: what is happening, how long it takes, what one can do. */
type Telling = (platform: string) => { title: string; sentences: string[] };

/** The four states of contract §6, and the end of an editor that asked for no message. */
export type ToldState = SyncStatus | 'without_notification';

const mayClose = 'Vous pouvez fermer cette page : l’envoi continue sans vous.';

const waits = (platform: string) =>
  `Si ${platform} ne répond plus depuis un moment, nous attendons et l’envoi part dès que possible ; rien ne se perd.`;

const processing: Telling = (platform) => ({
  title: `Nous prévenons ${platform} en ce moment`,
  sentences: [
    `Cela prend d’ordinaire quelques secondes. Si ${platform} tarde à répondre, nous essayons trois fois.`,
    mayClose,
  ],
});

/** The same states, told to the buyer and to the candidate: only what was sent, and what it means, differ. */
function tell(words: { pending: string; received: string; kept: string; after: string; safe: string }) {
  return {
    sync_pending: (platform) => ({
      title: `Nous allons prévenir ${platform}`,
      sentences: [`${words.pending} ${waits(platform)}`, mayClose],
    }),
    sync_processing: processing,
    sync_completed: (platform) => ({
      title: `${platform} a bien reçu ${words.kept}`,
      sentences: [words.received],
    }),
    without_notification: (platform) => ({
      title: 'Terminé, sans notification',
      sentences: [
        `${platform} ne demande pas à recevoir de message, et retrouve ${words.kept} de son côté.`,
        words.after,
      ],
    }),
    sync_failed: (platform) => ({
      title: `${platform} n’a pas confirmé avoir reçu ${words.kept}`,
      sentences: [`Rien n’est perdu : ${words.safe}`],
    }),
  } satisfies Record<ToldState, Telling>;
}

const mayApply = 'Les entreprises peuvent candidater. Vous n’avez plus rien à faire ici.';

const market = tell({
  pending: 'Cela prend d’ordinaire quelques secondes.',
  received: mayApply,
  kept: 'votre configuration',
  after: mayApply,
  safe: 'votre configuration est enregistrée, et les entreprises peuvent candidater.',
});

const application = tell({
  pending: 'Le message part dès que vos documents sont prêts : d’ordinaire, en moins d’une minute.',
  received: 'Votre candidature est remise. Vous n’avez plus rien à faire ici.',
  kept: 'votre candidature',
  after: 'Vous n’avez plus rien à faire ici.',
  safe: 'votre candidature est enregistrée, transmise à la date indiquée ci-dessus.',
});

/** What happens after a market is finalised or an application submitted. */
export const syncText = {
  heading: 'Où en est l’envoi',
  refresh: 'Actualiser',
  follows: 'Cette page se met à jour d’elle-même.',
  returnTo: (platform: string) => `Revenir sur ${platform}`,
  reference: 'À rappeler si vous écrivez à votre plateforme',
  retry: 'Envoyer le message de nouveau',
  retryAdvice:
    'Vous pouvez demander un nouvel envoi. Si l’échec se répète, signalez-le à l’assistance de votre plateforme en rappelant les identifiants de cette page.',
  retryUsed: (time: string) =>
    `Vous avez demandé trois envois en une heure, le maximum. Vous pourrez en demander un autre à partir de ${time}. D’ici là, signalez l’échec à l’assistance de votre plateforme en rappelant les identifiants de cette page.`,
  nextAttempt: (date: string) => `Nous réessayons aussi de nous-mêmes ; prochain essai : ${date}.`,
  automaticReturn: {
    announcement: (platform: string, seconds: number) =>
      `Vous allez revenir sur ${platform} dans ${formatCount(seconds, 'seconde', 'secondes')}.`,
    /** The number of seconds follows. */
    countdown: (platform: string) => `Vous allez revenir sur ${platform} dans`,
    stay: 'Rester sur cette page',
    stayed: 'Vous restez sur cette page.',
  },
  market: {
    title: 'La configuration est finalisée',
    cancelled: {
      title: 'Ce marché est annulé',
      introduction: (platform: string, date: string) =>
        `${platform} nous a prévenus de l’annulation de ce marché ${date}.`,
      consequence:
        'Les entreprises ne peuvent plus commencer ni transmettre de candidature, et la configuration ne change plus. Les candidatures déjà transmises restent disponibles sur votre plateforme.',
    },
    finalisedAt: (date: string) => `Finalisée ${date}. Elle ne peut plus être modifiée.`,
    states: market,
    next: 'Et ensuite ?',
    nextSentences: (platform: string) => [
      `Les entreprises trouvent votre marché sur ${platform} et y commencent leur candidature, jusqu’à la date limite.`,
      `Leurs candidatures vous attendent sur ${platform}. Passe Marché ne vous écrit pas.`,
    ],
    consult: 'Revoir ce qui est demandé',
    requirements: {
      title: 'Ce qui est demandé aux candidats',
      introduction: (date: string) =>
        `Voici la configuration telle qu’elle a été finalisée le ${date}. Toutes les entreprises répondent aux mêmes questions, qui ne changent plus.`,
      back: 'Retour à l’état de l’envoi',
    },
  },
  application: {
    title: 'Votre candidature est transmise',
    submittedAt: (date: string) => `Transmise le ${date}.`,
    states: application,
    marketCancelled:
      'L’acheteur a annulé ce marché. Votre candidature reste enregistrée, et son attestation disponible ici.',
    documents: 'Vos documents',
    documentsPending:
      'Votre attestation et le dossier remis à l’acheteur sont en cours de fabrication. Cela prend d’ordinaire moins d’une minute.',
    scansPending:
      'L’antivirus analyse vos fichiers : votre attestation sera fabriquée ensuite. Votre candidature est bien enregistrée à la date ci-dessus ; vous pouvez fermer cette page.',
    documentsReady:
      'Votre attestation est prête, ainsi que le dossier remis à l’acheteur. L’attestation prouve ce que vous avez transmis, et quand : conservez-la.',
    download: 'Télécharger l’attestation (PDF)',
    next: 'Et ensuite ?',
    deadline: (date: string) => `L’acheteur reçoit les candidatures jusqu’à la date limite, ${date}.`,
    whoWrites: (platform: string, email: string | null) =>
      email
        ? `C’est lui qui vous écrira, sur ${platform} ou à l’adresse que vous avez indiquée : ${email}.`
        : `C’est lui qui vous écrira, sur ${platform}.`,
    noMail: 'Passe Marché ne vous écrit pas.',
    consult: 'Relire ce que j’ai transmis',
    submitted: {
      title: 'Ce que vous avez transmis',
      introduction: (date: string) =>
        `Voici votre candidature telle qu’elle a été transmise le ${date}. Elle ne peut plus être modifiée.`,
      back: 'Retour à l’état de l’envoi',
    },
    marketIdentifier: 'Identifiant du marché',
    applicationIdentifier: 'Identifiant de la candidature',
  },
} as const;
