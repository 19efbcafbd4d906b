import { formatCount, formatDateTime } from './format';

/** What is written to people. What somebody typed stands between « », and comes here already harmless. */
export const messageText = {
  from: 'Passe Marché',
  greeting: 'Bonjour,',
  footer:
    'Message envoyé par Passe Marché. Il ne contient ni réponse ni fichier ; il est inutile d’y répondre, personne ne le lirait.',
  stop: 'Vous recevez ce message parce que votre adresse a été indiquée pour suivre une candidature. Pour ne plus en recevoir, ouvrez la page ci-dessous.',
  stopLink: 'Arrêter ces messages',
  unasked:
    'Vous n’avez rien demandé ? Ne faites rien : sans ce code, personne ne peut se servir de votre adresse. Ce message n’est envoyé qu’à la demande, il n’y a donc rien à arrêter.',
} as const;

const open = (identifier = '') => ({
  label: 'Voir mes candidatures',
  path: `/candidat/mes-candidatures${identifier && `#${identifier}`}`,
});

const when = (iso = '') => formatDateTime(new Date(iso));

type Said = {
  subject: string;
  paragraphs: string[];
  code?: string;
  action?: { label: string; path: string };
};
type Facts = Readonly<Record<string, string>>;
type Words = (facts: Facts, secret: string) => Said;

const about = ({ market = '', application = '' }: Facts) => `Marché « ${market} », candidature ${application}.`;

const howToOpen =
  'Pour ouvrir la page, votre adresse vous sera demandée, puis un code que nous vous enverrons. Le lien de votre plateforme fonctionne toujours.';

/** By kind: what happened, what to do, one action. */
export const MESSAGE_WORDS: Record<
  | 'code'
  | 'invitation'
  | 'member_turn'
  | 'way_back'
  | 'acknowledgement'
  | 'documents_ready'
  | 'deadline_soon'
  | 'deadline_moved'
  | 'market_cancelled'
  | 'replaced'
  | 'withdrawn'
  | 'access_ended',
  Words
> = {
  code: (_facts, code) => ({
    subject: 'Votre code pour Passe Marché',
    paragraphs: [
      'Voici le code qui confirme votre adresse. Tapez-le dans la page où vous l’avez demandé : il ne fonctionne que dans ce navigateur, pendant 15 minutes.',
      'Ne le donnez à personne : nous ne vous le demanderons jamais, ni par téléphone ni par message.',
    ],
    code,
  }),
  invitation: (facts) => ({
    subject: 'On vous invite à suivre une candidature',
    paragraphs: [
      `Une personne qui prépare une candidature vous y donne accès : vous pourrez la lire, la compléter et la transmettre.`,
      about(facts),
      `Date limite : ${when(facts.deadline)}.`,
      howToOpen,
    ],
    action: open(facts.application),
  }),
  member_turn: (facts) => ({
    subject: 'Votre partie d’une candidature en groupement vous attend',
    paragraphs: [
      `Le mandataire d’un groupement vous invite à remplir la partie de votre entreprise, et à la déclarer complète. Lui ne lit pas vos réponses.`,
      about(facts),
      `Date limite : ${when(facts.deadline)}.`,
      howToOpen,
    ],
    action: open(facts.application),
  }),
  way_back: (facts) => ({
    subject: 'Pour revenir à votre candidature',
    paragraphs: [
      'Votre adresse est confirmée. Vous retrouverez cette candidature, et celles que vous y rattacherez, sur une seule page.',
      about(facts),
      `Date limite : ${when(facts.deadline)}.`,
      howToOpen,
    ],
    action: open(facts.application),
  }),
  acknowledgement: (facts) => ({
    subject: 'Votre candidature est transmise',
    paragraphs: [
      `Nous avons enregistré votre candidature le ${when(facts.at)}.`,
      about(facts),
      'Ses documents sont en cours de fabrication : nous vous écrirons quand ils seront prêts.',
    ],
    action: open(facts.application),
  }),
  documents_ready: (facts) => ({
    subject: 'Votre attestation est prête',
    paragraphs: ['L’attestation de votre candidature peut être téléchargée.', about(facts)],
    action: open(facts.application),
  }),
  deadline_soon: (facts) => ({
    subject: 'Votre candidature n’est pas transmise, et la date limite approche',
    paragraphs: [
      `La date limite est le ${when(facts.deadline)}. Rien n’est transmis à l’acheteur tant que vous n’avez pas cliqué sur « Transmettre ma candidature ».`,
      about(facts),
      missing(Number(facts.missing ?? '0')),
    ],
    action: open(facts.application),
  }),
  deadline_moved: (facts) => ({
    subject: 'La date limite d’un marché a changé',
    paragraphs: [
      `La nouvelle date limite est le ${when(facts.deadline)}. C’était le ${when(facts.before)}.`,
      about(facts),
    ],
    action: open(facts.application),
  }),
  market_cancelled: (facts) => ({
    subject: 'Un marché est annulé',
    paragraphs: [
      'L’acheteur a annulé ce marché : plus aucune candidature ne peut y être transmise. Ce que vous aviez enregistré peut encore être lu.',
      about(facts),
    ],
    action: open(facts.application),
  }),
  replaced: (facts) => ({
    subject: 'Votre candidature en remplace une autre',
    paragraphs: [
      `La candidature ${facts.application ?? ''} est transmise depuis le ${when(facts.at)}. Elle remplace la candidature ${facts.before ?? ''}, que l’acheteur n’examinera plus.`,
      `Marché « ${facts.market ?? ''} ».`,
    ],
    action: open(facts.application),
  }),
  withdrawn: (facts) => ({
    subject: 'Votre candidature est retirée',
    paragraphs: [
      `Cette candidature est retirée depuis le ${when(facts.at)} : l’acheteur ne l’examinera pas.`,
      about(facts),
    ],
    action: open(facts.application),
  }),
  access_ended: (facts) => ({
    subject: 'Votre accès à une candidature a pris fin',
    paragraphs: [
      'La plateforme d’où vient cette candidature, ou l’exploitant de Passe Marché, a mis fin à l’accès de votre adresse. Rien n’est perdu de ce qui était enregistré.',
      about(facts),
      'Pour y revenir, connectez-vous à votre plateforme et ouvrez de nouveau la candidature.',
    ],
  }),
};

function missing(count: number): string {
  if (count === 0) return 'Toutes les questions ont une réponse : il reste à relire, et à transmettre.';
  return `Il manque encore ${formatCount(count, 'réponse', 'réponses')} parmi ce que l’acheteur demande.`;
}
