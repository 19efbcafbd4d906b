/** The document at `/api/v1/openapi.json`: what it says around its schemas. Backquotes mark exact words. */

export const apiInfo = {
  title: 'API Passe Marché',
  summary:
    'Créer des marchés, ouvrir des candidatures, télécharger attestations et dossiers, recevoir des webhooks signés.',
  description:
    'API pour les plateformes de marchés publics. Tout est en JSON (UTF-8), quel que soit `Accept`. Les membres inconnus d’une requête sont ignorés ; une réponse peut gagner des membres : ignorez ceux que vous ne connaissez pas. Un GET répond aussi à HEAD. Un chemin inconnu donne 404, une méthode qui n’existe pas sur un chemin 405 avec `Allow`, toujours en JSON.',
};

export const apiTags = {
  oauth: 'Jetons (OAuth 2.0, client credentials).',
  markets: 'Marchés : créer, suivre, prolonger, annuler.',
  applications: 'Candidatures : ouvrir, suivre.',
  documents: 'Documents d’une candidature transmise.',
  deliveries: 'Webhooks envoyés, et leurs tentatives.',
  discovery: 'Découverte : métadonnées du serveur, clés publiques, ce document.',
  webhooks: 'Ce que vous recevez.',
} as const;

export type OperationText = { summary: string; description?: string; answers?: Record<number, string> };

/** What an answer is, unless an operation says it better. */
export const apiAnswerText: Record<number, string> = {
  200: 'Réussi.',
  206: 'La partie demandée par `Range`.',
  304: 'Votre copie est à jour (`If-None-Match`).',
  400: 'Demande refusée.',
  403: 'Portée insuffisante, ou éditeur qui n’est pas habilité aux marchés de défense.',
  416: 'Le fichier ne va pas aussi loin que `Range` le demande.',
  422: 'Un membre ou un paramètre est refusé.',
};

const availability = {
  200: 'Le fichier.',
  404: 'Candidature inconnue, ou documents en préparation : réessayez alors après `Retry-After`.',
  422: 'La candidature n’est pas encore transmise.',
};

const link = 'Donne un lien neuf. Avec `revoke_previous`, les liens précédents et leurs sessions prennent fin.';

export const apiOperationText = {
  issueToken: {
    summary: 'Obtenir un jeton',
    description:
      'Authentifiez-vous dans le corps ou par HTTP Basic. Le jeton vaut 24 heures ; un nouveau met fin au précédent des mêmes portées.',
    answers: { 200: 'Le jeton.', 400: 'Demande mal formée, grant ou portée inconnus.' },
  },
  revokeToken: {
    summary: 'Révoquer un jeton',
    description: 'RFC 7009. Un jeton inconnu, expiré ou déjà révoqué n’est pas une erreur.',
    answers: {
      200: 'Le jeton n’ouvre plus rien ; corps vide.',
      400: 'Demande mal formée, ou jeton d’un autre client.',
    },
  },
  introspectToken: {
    summary: 'Interroger un jeton',
    description: 'RFC 7662. Seuls vos propres jetons vous sont décrits.',
    answers: { 200: 'Ce que le jeton permet, ou `active: false`.' },
  },
  createPublicMarket: {
    summary: 'Créer un marché',
    description: 'La réponse donne le lien où envoyer l’acheteur, qui configure le marché en quatre étapes.',
    answers: { 201: 'Le marché est créé.' },
  },
  listPublicMarkets: { summary: 'Lister vos marchés', description: 'Du plus récent au plus ancien, par pages.' },
  getPublicMarket: { summary: 'Lire un marché' },
  changeDeadline: {
    summary: 'Changer la date limite',
    description:
      'Plus tard ou plus tôt, dans le futur, tant que la date en cours n’est pas passée. Les candidats la voient aussitôt.',
    answers: { 200: 'Le marché, avec sa nouvelle date.' },
  },
  cancelPublicMarket: {
    summary: 'Annuler un marché',
    description: 'Définitif : plus aucune candidature ne peut être ouverte ni transmise. Ne prend pas de corps.',
    answers: { 200: 'Le marché, annulé.' },
  },
  renewMarketLink: {
    summary: 'Renouveler le lien d’un acheteur',
    description: link,
    answers: { 201: 'Le lien, valable 30 jours.' },
  },
  startMarketApplication: {
    summary: 'Ouvrir une candidature',
    description:
      'La réponse donne le lien où envoyer le candidat. Le même SIRET sur le même marché rouvre la même candidature, avec un lien neuf. Sans SIRET, chaque appel en ouvre une.',
    answers: {
      200: 'La candidature que ce SIRET avait déjà ouverte, avec un lien neuf.',
      201: 'La candidature est ouverte.',
      422: 'Un membre est refusé, le marché n’accepte pas de candidature, ou ce SIRET en a déjà transmis une.',
    },
  },
  listMarketApplications: {
    summary: 'Lister les candidatures d’un marché',
    description: 'De la plus récente à la plus ancienne, par pages.',
  },
  getMarketApplication: { summary: 'Lire une candidature' },
  renewApplicationLink: {
    summary: 'Renouveler le lien d’un candidat',
    description: link,
    answers: { 201: 'Le lien, valable jusqu’à 30 jours après la date limite.' },
  },
  getAttestation: {
    summary: 'Télécharger l’attestation',
    description: 'PDF/A-1b signé. Reprise possible avec `Range`.',
    answers: availability,
  },
  getDocumentsPackage: {
    summary: 'Télécharger le dossier',
    description: 'ZIP : attestation de l’acheteur, pièces déposées, `manifest.json`. Reprise possible avec `Range`.',
    answers: availability,
  },
  listWebhookDeliveries: {
    summary: 'Lister les webhooks',
    description: 'Du plus récent au plus ancien, par pages ; `status` ne garde que ceux dans cet état.',
  },
  getWebhookDelivery: { summary: 'Lire un webhook et ses tentatives' },
  redeliverWebhook: {
    summary: 'Renvoyer un webhook',
    description: 'Le même événement, sous le même `webhook-id`. Ne prend pas de corps.',
    answers: { 202: 'L’envoi repart.', 422: 'Vous n’avez pas d’adresse de webhook, ou la clé a servi ailleurs.' },
  },
  getAuthorizationServer: {
    summary: 'Métadonnées du serveur OAuth',
    description: 'RFC 8414.',
    answers: { 200: 'Les adresses et les méthodes.' },
  },
  getKeySet: {
    summary: 'Clés publiques des jetons',
    description: 'RFC 7517. L’API vérifie elle-même vos jetons : vous n’en avez en général pas besoin.',
    answers: { 200: 'Les clés.' },
  },
  getOpenApiDocument: { summary: 'Ce document', description: 'OpenAPI 3.1.', answers: { 200: 'Le document.' } },
} as const satisfies Record<string, OperationText>;

export const apiSharedAnswerText = {
  BadRequest: 'Corps qui n’est pas du JSON, clé racine absente, ou `Idempotency-Key` mal formé.',
  Unauthorized: 'Jeton absent, mal formé, expiré ou révoqué : demandez-en un autre.',
  Forbidden: 'La portée du jeton ne suffit pas.',
  NotFound: 'Rien à cette adresse, ou rien qui soit à vous : la réponse est la même.',
  MethodNotAllowed: 'Cette méthode n’existe pas sur ce chemin.',
  Conflict: 'Une requête avec le même `Idempotency-Key` est encore en cours.',
  TooLarge: 'Corps de plus de 10 Mo.',
  TooManyRequests: 'Trop de requêtes : attendez `Retry-After` secondes.',
  InternalError: 'Une erreur de notre part. Citez `X-Request-Id` à l’assistance.',
  OAuthInvalidRequest: 'Demande mal formée.',
  OAuthInvalidClient: 'Identifiant ou secret faux, ou éditeur inconnu, non habilité ou inactif.',
  OAuthTooManyRequests: 'Trop de requêtes : attendez `Retry-After` secondes.',
} as const;

export const apiHeaderText = {
  'X-Request-Id': 'Identifiant de la requête, à citer à l’assistance.',
  'X-RateLimit-Limit': 'Requêtes permises par heure.',
  'X-RateLimit-Remaining': 'Requêtes qui restent dans l’heure.',
  'X-RateLimit-Reset': 'Fin de l’heure en cours, en secondes depuis 1970.',
  'RateLimit-Policy': 'Les deux fenêtres, heure et minute (draft-ietf-httpapi-ratelimit-headers).',
  RateLimit: 'Ce qui reste dans chacune.',
  'Retry-After': 'Secondes à attendre avant de réessayer.',
  'WWW-Authenticate': 'Comment s’authentifier.',
  'Idempotency-Replayed': '`true` quand la réponse est la première, redonnée.',
  Allow: 'Méthodes qui existent sur ce chemin.',
  ETag: 'Empreinte du contenu, pour `If-None-Match`.',
  'Content-Disposition': 'Nom du fichier.',
  'Accept-Ranges': 'Le fichier peut être demandé par parties.',
  'Content-Range': 'Partie envoyée, et taille du fichier.',
  'Cache-Control': 'Ce qu’un cache peut garder.',
} as const;

export const apiParameterText = {
  MarketIdentifier: 'Identifiant du marché.',
  ApplicationIdentifier: 'Identifiant de la candidature.',
  DeliveryId: 'Identifiant de l’envoi.',
  Limit: 'Nombre d’éléments par page.',
  Cursor: 'Valeur de `next_cursor` de la page précédente.',
  Status: 'Ne garder que les envois dans cet état.',
  IdempotencyKey:
    'De 1 à 255 caractères ASCII visibles, un par action. La même clé avec le même corps redonne la première réponse, pendant 24 heures.',
  AcceptLanguage: '`en` pour des messages en anglais ; en français sinon.',
  Range: 'Une partie du fichier, en octets.',
  IfNoneMatch: 'L’`ETag` de votre copie.',
} as const;

export const scopeText = {
  api_access: 'Tout.',
  api_read: 'Lire et télécharger.',
  api_write: 'Créer et modifier.',
  oauth2: 'Grant client credentials ; `api_access` vaut les deux autres portées.',
  bearer: 'Le jeton obtenu, dans `Authorization: Bearer …`.',
  clientBasic: 'Identifiant et secret de l’éditeur ; ils peuvent aussi être donnés dans le corps.',
} as const;

export const apiWebhookText = {
  events: {
    marketCompleted: {
      summary: 'Un marché est configuré',
      description: 'L’acheteur a finalisé : les candidatures peuvent commencer.',
    },
    marketApplicationCompleted: {
      summary: 'Une candidature est transmise',
      description: 'Ses documents sont prêts à télécharger.',
    },
  },
  headers: {
    'X-Webhook-Signature-SHA256':
      '`sha256=` puis le HMAC-SHA256 du corps reçu, en hexadécimal minuscule ; clé : votre secret de webhook, comme texte.',
    'webhook-id': 'Identifiant de l’événement, le même à chaque tentative : il permet d’écarter un doublon.',
    'webhook-timestamp': 'Heure de la tentative, en secondes depuis 1970.',
    'webhook-signature':
      'Standard Webhooks 1.0 : une ou deux signatures `v1,…` séparées par une espace, deux pendant un changement de secret.',
    'User-Agent': 'Qui envoie.',
  },
  answers: {
    '2XX': 'Reçu. Répondez vite, avant de traiter : la limite est de 30 secondes.',
    '4XX': 'Refusé, sans nouvelle tentative, sauf 408 et 429 (`Retry-After` respecté, une heure au plus).',
    '5XX':
      'Deux nouvelles tentatives, après 1 puis 4 secondes, puis d’autres, de plus en plus espacées, pendant plusieurs jours.',
  },
} as const;

export const exampleText = {
  market: 'Rénovation de l’école Jules-Ferry',
  lot: 'Gros œuvre',
  company: 'Bâti & Fils',
  scopeTooNarrow: 'Portée insuffisante',
  defenseForbidden: 'Éditeur non habilité aux marchés de défense',
  keyReused: 'Clé d’idempotence déjà prise',
  beingMade: 'Documents en préparation',
  bytes: 'Les octets du fichier',
} as const;
