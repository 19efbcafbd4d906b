import { webhookEventText } from './webhook-events';

/** What to expect, for each of the three who come here. */
export const buyerText = {
  title: 'Acheteur public : à quoi vous attendre',
  introduction: 'Vous décidez, marché par marché, de ce que chaque candidat doit fournir : ni plus, ni moins.',
  sections: [
    {
      title: 'Comment commencer',
      paragraphs: [
        'Créez votre marché sur votre plateforme habituelle, puis cliquez sur le bouton qui ouvre Passe Marché. Il n’y a ni compte à créer, ni mot de passe à retenir.',
      ],
    },
    {
      title: 'Quatre étapes, environ cinq minutes',
      items: [
        'Vérifier le marché, et dire s’il relève de la défense ou de la sécurité.',
        'Relire ce que la réglementation fait demander à tous.',
        'Ajouter, si votre marché le justifie, des renseignements complémentaires.',
        'Tout relire, puis finaliser.',
      ],
      paragraphs: ['Chaque étape est enregistrée : vous pouvez fermer la page et reprendre plus tard.'],
    },
    {
      title: 'Ce qui devient définitif',
      paragraphs: [
        'Une fois la configuration finalisée, la liste ne change plus : tous les candidats répondent à la même demande.',
      ],
    },
  ],
} as const;

export const candidateText = {
  title: 'Entreprise candidate : à quoi vous attendre',
  introduction: 'Un formulaire par marché, qui ne demande que ce que l’acheteur a choisi.',
  sections: [
    {
      title: 'Comment commencer',
      paragraphs: [
        'Ouvrez le marché sur la plateforme où vous l’avez trouvé, puis cliquez sur le bouton qui ouvre Passe Marché. Il n’y a pas de compte à créer.',
      ],
    },
    {
      title: 'À préparer',
      items: [
        'Le numéro SIRET de votre établissement (14 chiffres), ou, si votre entreprise n’en a pas, son numéro de TVA ou celui du registre de son pays.',
        'Une adresse électronique et un numéro de téléphone de contact.',
        'Les pièces demandées, s’il y en a : la première page du formulaire en donne la liste.',
      ],
    },
    {
      title: 'À votre rythme',
      paragraphs: [
        'Chaque étape est enregistrée. Si vous le souhaitez, rattachez-y votre adresse électronique : un code vous permet alors de revenir, et vous êtes prévenu avant la date limite.',
        'Une réponse qui manque ne vous bloque pas en chemin : le récapitulatif montre tout ce qui reste à compléter.',
      ],
    },
    {
      title: 'Déjà commencé ?',
      paragraphs: ['Retrouvez les candidatures rattachées à votre adresse électronique.'],
      link: { href: '/candidat/mes-candidatures', text: 'Mes candidatures' },
    },
    {
      title: 'Rien ne part sans vous',
      paragraphs: [
        'Vos réponses ne sont transmises que lorsque vous cliquez sur « Transmettre ma candidature », avant la date limite. Vous pouvez alors télécharger une attestation datée.',
      ],
    },
  ],
} as const;

export const editorText = {
  title: 'Éditeur de plateforme : comment vous relier',
  introduction: 'Une API HTTP protégée par OAuth 2.0, et des webhooks signés. Tout le parcours tient en cinq appels.',
  sections: [
    {
      title: 'Les appels, dans l’ordre',
      terms: [
        { term: 'POST /oauth/token', meaning: 'Obtenir un jeton (client credentials), valable 24 heures.' },
        {
          term: 'POST /api/v1/public_markets',
          meaning: 'Créer un marché. La réponse donne le lien où envoyer l’acheteur.',
        },
        {
          term: 'POST /api/v1/public_markets/{identifier}/market_applications',
          meaning: 'Commencer une candidature. La réponse donne le lien où envoyer l’entreprise.',
        },
        {
          term: 'GET /api/v1/market_applications/{identifier}/attestation',
          meaning: 'Télécharger l’attestation (PDF).',
        },
        {
          term: 'GET /api/v1/market_applications/{identifier}/documents_package',
          meaning: 'Télécharger le dossier complet (ZIP).',
        },
        {
          term: 'GET /api/v1/market_applications/{identifier}/espd',
          meaning: 'Télécharger le DUME d’une entreprise (XML).',
        },
      ],
    },
    {
      title: 'La documentation complète',
      paragraphs: [
        'Un guide pour commencer, chaque opération avec des exemples, et le document OpenAPI 3.1 pour vos outils.',
      ],
      link: { href: '/documentation/api', text: 'Lire la documentation de l’API' },
    },
    {
      title: 'Les webhooks',
      paragraphs: [
        'Passe Marché prévient votre plateforme à l’adresse que vous avez donnée. Vérifiez la signature HMAC-SHA256 de l’en-tête « X-Webhook-Signature-SHA256 », calculée sur le corps reçu, avant de lire le message.',
      ],
      terms: Object.entries(webhookEventText).map(([term, { meaning }]) => ({ term, meaning })),
    },
  ],
} as const;

/** Said on a demonstration alone. */
export const tryItSection = {
  title: 'Essayer tout de suite',
  paragraphs: [
    'Lancée sur votre machine par « npm start », la démonstration crée un compte d’éditeur, affiche ses identifiants dans le terminal et ouvre une plateforme fictive qui montre chaque appel et chaque réponse.',
  ],
} as const;
