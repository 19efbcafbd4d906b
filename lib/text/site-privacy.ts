import type { RetentionKey, RetentionMonths } from '@/lib/settings/retention-periods';
import { formatCount } from './format';
import type { SiteIdentity } from './site-legal';

/** What each rule keeps, and from when its time counts; the time itself comes from the rules. */
const KEPT: Record<RetentionKey, { what: string; from: string }> = {
  drafts: { what: 'Candidature commencée et jamais transmise', from: 'après la date limite du marché' },
  unsuccessful: {
    what: 'Candidature transmise et non retenue, avec ses fichiers et ses attestations',
    from: 'après la signature du marché (article R2184-12 du Code de la commande publique)',
  },
  successful: {
    what: 'Candidature retenue, ou dont personne ne nous a dit si elle l’était',
    from: 'après la signature du marché, ou 12 mois après la date limite si elle ne nous est pas connue (article R2184-13)',
  },
  unfinished_markets: { what: 'Marché jamais finalisé par l’acheteur', from: 'après sa date limite' },
  markets: { what: 'Marché dont plus aucune candidature n’est gardée', from: 'après sa signature' },
  audit: {
    what: 'Journal d’audit : actions faites sur le service, avec l’adresse IP dont elles viennent',
    from: 'après l’action',
  },
  tokens: { what: 'Jetons d’accès des plateformes', from: 'après leur fin' },
  access: {
    what: 'Sessions de navigateur, liens d’accès, et adresses électroniques qui n’ouvrent plus rien',
    from: 'après leur fin',
  },
  revisions: { what: 'Versions successives de la configuration d’un marché', from: 'après sa finalisation' },
  answers: { what: 'Réponses techniques des plateformes à nos notifications', from: 'après leur réception' },
  traces: {
    what: 'Traces de travail (événements transmis, demandes de renvoi, messages envoyés)',
    from: 'après leur usage',
  },
};

/** 60 months: « 5 ans ». */
const formatMonths = (months: number) => (months % 12 === 0 ? formatCount(months / 12, 'an', 'ans') : `${months} mois`);

const durations = (months: RetentionMonths) => [
  ...(Object.keys(KEPT) as RetentionKey[]).map((key) => {
    const { what, from } = KEPT[key];
    return `${what} : ${formatMonths(months[key])} ${from}.`;
  }),
  'Réponses des registres publics, documents compris : comme la candidature pour laquelle ils ont été interrogés, même jamais transmise.',
  `Relevé des demandes faites à ces registres (lequel, pour quels SIRET, acheteur et candidature, quand), sans leurs réponses : ${formatMonths(months.audit)} après la demande.`,
];

/** Names of the registers that this instance asks: of the identity; of the rest that is public; of what is for buyers only. */
export type AskedRegisters = Record<'identity' | 'open' | 'protected', readonly string[]>;

/** Which registers are asked, of what, for whom, and by what right. */
function aboutRegisters(asked: AskedRegisters) {
  const item = (what: string, names: readonly string[]) => (names.length > 0 ? [`${what} : ${names.join(', ')}.`] : []);
  const items = [
    ...item('Dès qu’un SIRET est saisi, l’identité de l’entreprise, qui est publique', asked.identity),
    ...item('L’identification enregistrée, ce que le marché demande et qui est public', asked.open),
    ...item('L’identification enregistrée, ce que le marché demande et qui est protégé', asked.protected),
  ];
  if (items.length === 0) return { paragraphs: ['Cette installation n’interroge aucun registre.'] };
  return {
    items,
    paragraphs: [
      'Des registres publics sont interrogés pour le compte de l’acheteur, afin que l’entreprise n’ait pas à fournir ce que l’administration détient déjà (article L114-8 du Code des relations entre le public et l’administration ; article R2143-13 du Code de la commande publique). Ils reçoivent le SIRET ou le SIREN de l’entreprise, et la plupart aussi le SIRET de l’acheteur et la raison de la demande.',
      'L’identité et les autres données publiques sont montrées à tous ceux qui lisent la candidature. Une donnée protégée va à l’acheteur seul ; l’entreprise voit quel registre a répondu, quand, et jusqu’à quand la réponse est valable.',
      'Ce qu’un registre ne dit pas n’est jamais retenu contre l’entreprise, qui peut toujours répondre elle-même. Aucun n’est interrogé sur les motifs d’exclusion.',
    ],
  };
}

/** The privacy notice (GDPR, art. 13 and 14), from the very rules by which the database is cleared. */
export const privacyText = (
  months: RetentionMonths,
  { publisher, contact, dataProtection }: SiteIdentity,
  registers: AskedRegisters,
) => ({
  title: 'Données personnelles',
  introduction: 'Ce que Passe Marché garde, pourquoi, combien de temps, et qui peut le lire.',
  sections: [
    {
      title: 'Qui en est responsable',
      paragraphs: [
        'L’acheteur public est responsable de la procédure qu’il ouvre et de ce qu’il demande aux candidats.',
        publisher
          ? `Ce site est exploité par : ${publisher}.`
          : 'L’organisme qui exploite ce site n’a pas encore été indiqué sur cette installation.',
      ],
    },
    {
      title: 'Ce qui est gardé',
      items: [
        'Le marché, décrit par la plateforme de l’acheteur, et ce que l’acheteur a choisi de demander.',
        'Les réponses et les fichiers de l’entreprise candidate, dont le nom, l’adresse électronique et le téléphone de la personne à contacter, et ce que disent les documents déposés.',
        'Ce que des registres publics ont répondu au sujet de l’entreprise, avec l’heure de la réponse.',
        'Si vous la confirmez : votre adresse électronique, les candidatures qu’elle ouvre, les messages qui y sont envoyés et ceux que vous avez arrêtés. Ceux qui ont accès à une candidature voient qui d’autre y a accès.',
        'La déclaration sur l’honneur, avec sa date et son heure.',
        'Un journal des actions (ouverture d’un lien, transmission, téléchargement), avec l’adresse IP. Il ne contient ni réponse, ni nom, ni adresse électronique.',
        'Pour les personnes qui exploitent le service : leur adresse électronique et leurs connexions à la console.',
      ],
    },
    {
      title: 'Pourquoi, et sur quelle base',
      items: [
        'Constituer la candidature, la remettre à l’acheteur et en apporter la preuve : obligation légale et mission d’intérêt public de l’acheteur (article 6, 1, c et e du RGPD ; articles L2141-1 et suivants et R2143-3 et suivants du Code de la commande publique).',
        'Vous proposer, dans une autre candidature de la même entreprise, ce que vous aviez déjà répondu ; rien n’est repris sans votre geste : mission d’intérêt public (article 6, 1, e du RGPD ; articles R2143-13 et R2143-14 du Code de la commande publique).',
        'Conserver le dossier le temps que la loi demande : obligation légale (articles R2184-12 et R2184-13 du Code de la commande publique).',
        'Vous écrire, et rouvrir vos candidatures par votre adresse : parce que vous l’avez demandé en la confirmant (article 6, 1, a du RGPD), jusqu’à ce que vous y renonciez dans « Mes candidatures » ou par le lien de chaque message. Aucun message ne contient de réponse, de fichier ni de traceur.',
        'Sécuriser le service et pouvoir dire qui a fait quoi : intérêt légitime (article 6, 1, f du RGPD).',
      ],
      paragraphs: [
        'Ces données ne servent ni à la publicité, ni à mesurer l’audience. Aucune décision n’est prise par une machine.',
      ],
    },
    { title: 'Registres publics interrogés', ...aboutRegisters(registers) },
    {
      title: 'Qui les reçoit',
      items: [
        'La plateforme qui a ouvert le formulaire, et par elle l’acheteur.',
        'Les personnes qui exploitent ce service ; leur console ne montre pas les réponses.',
        'Quiconque tient l’attestation, ou son code : la page de vérification dit quelle entreprise a transmis quoi, quand et pour quel marché, jamais les réponses.',
      ],
    },
    {
      title: 'Combien de temps',
      items: durations(months),
      paragraphs: [
        'À ce terme, tout est effacé, fichiers compris, par une tâche qui passe chaque nuit ; il n’en reste qu’une preuve d’effacement, d’où rien ne peut être relu. Une contestation peut suspendre l’effacement du dossier qu’elle concerne. Les sauvegardes et les journaux techniques suivent les durées fixées par l’organisme qui exploite ce site.',
      ],
    },
    {
      title: 'Vos droits',
      paragraphs: [
        'Vous pouvez demander à voir les données qui vous concernent, à les faire rectifier, à en faire limiter l’usage ou à vous y opposer, et à les faire effacer lorsque la loi n’impose pas de les garder.',
        'Votre adresse électronique, vos accès, et les candidatures non transmises que vous êtes seul à suivre s’effacent aussitôt dans « Mes candidatures ». Une candidature transmise est gardée pour l’acheteur, qui doit la conserver.',
        'Adressez-vous à l’acheteur, par la plateforme depuis laquelle vous êtes venu.',
        dataProtection
          ? `Délégué à la protection des données : ${dataProtection}.`
          : contact
            ? `Pour écrire à l’organisme qui exploite ce site : ${contact}.`
            : 'L’organisme qui exploite ce site n’a pas encore indiqué où lui écrire.',
        'Vous pouvez aussi saisir la CNIL.',
      ],
      link: { href: 'https://www.cnil.fr/fr/plaintes', text: 'Adresser une plainte à la CNIL' },
    },
    {
      title: 'Dans votre navigateur',
      paragraphs: [
        'Un cookie garde votre session ouverte, 24 heures après votre dernière visite ; « Quitter » y met fin aussitôt. Deux autres ne servent qu’à confirmer une adresse, pendant 15 minutes au plus. Votre choix de thème, clair ou sombre, reste dans votre navigateur. Il n’y a ni traceur, ni service tiers, ni requête vers un autre site : aucun consentement n’est donc demandé.',
      ],
    },
  ],
});
