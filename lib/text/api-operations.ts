/** The document at `/api/v1/openapi.json`: what it says around its schemas. Backquotes mark exact words. */

export const apiInfo = {
  title: 'API Passe Marché',
  summary:
    'Créer des marchés, ouvrir des candidatures, télécharger attestations et dossiers, recevoir des webhooks signés.',
  description:
    'API pour les plateformes de marchés publics. Tout est en JSON (UTF-8), quel que soit `Accept`. Les membres inconnus d’une requête sont ignorés ; une réponse peut gagner des membres : ignorez ceux que vous ne connaissez pas. Un GET répond aussi à HEAD. Un chemin inconnu donne 404, une méthode qui n’existe pas sur un chemin 405 avec `Allow`, toujours en JSON.',
};

export const apiTags = {
  oauth: 'Jetons (OAuth 2.0, client credentials).',
  markets: 'Marchés : créer, suivre, prolonger, annuler.',
  applications: 'Candidatures : ouvrir, suivre.',
  documents: 'Documents d’une candidature transmise, ou de toutes celles d’un marché.',
  fields: 'Ce que `field_keys` et `manifest.json` désignent.',
  deliveries: 'Webhooks envoyés, et leurs tentatives.',
  discovery: 'Découverte : métadonnées du serveur, clés publiques, ce document.',
  webhooks: 'Ce que vous recevez.',
} as const;

export type OperationText = { summary: string; description?: string; answers?: Record<number, string> };

const availability = {
  200: 'Le fichier.',
  404: 'Candidature inconnue, ou documents en préparation : réessayez alors après `Retry-After`.',
  422: 'La candidature n’est pas encore transmise.',
};

const link = 'Donne un lien neuf. Avec `revoke_previous`, les liens précédents et leurs sessions prennent fin.';

export const apiOperationText = {
  issueToken: {
    summary: 'Obtenir un jeton',
    description:
      'Authentifiez-vous dans le corps ou par HTTP Basic. Le jeton vaut 24 heures ; un nouveau met fin au précédent des mêmes portées.',
    answers: { 200: 'Le jeton.', 400: 'Demande mal formée, grant ou portée inconnus.' },
  },
  revokeToken: {
    summary: 'Révoquer un jeton',
    description: 'RFC 7009. Un jeton inconnu, expiré ou déjà révoqué n’est pas une erreur.',
    answers: {
      200: 'Le jeton n’ouvre plus rien ; corps vide.',
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
    description: 'Définitif : plus aucune candidature ne peut être ouverte ni transmise. Ne prend pas de corps.',
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
      'La réponse donne le lien où envoyer le candidat. Une entreprise qui n’a pas de SIRET se désigne par `foreign_identifier`, qui vaut alors comme lui. Chaque appel ouvre une candidature neuve, sauf quand vous donnez à la fois `siret` et `provider_user_id` : les mêmes, sur le même marché, rouvrent la plus récente, transmise ou non, avec un lien neuf. Vous vous portez alors garant que la même personne, identifiée chez vous, est revenue : le lien ouvre ce qu’elle a écrit. Un SIRET seul est public et n’ouvre rien ; une seule candidature peut être transmise par SIRET et par marché, ce qui se vérifie à la transmission.',
    answers: {
      200: 'La candidature déjà ouverte pour cet utilisateur et cette entreprise, avec un lien neuf.',
      201: 'La candidature est ouverte.',
      422: 'Un membre est refusé, ou le marché n’accepte pas de candidature.',
    },
  },
  listMarketApplications: {
    summary: 'Lister les candidatures d’un marché',
    description: 'De la plus récente à la plus ancienne, par pages.',
  },
  getMarketApplication: { summary: 'Lire une candidature' },
  withdrawMarketApplication: {
    summary: 'Retirer une candidature transmise',
    description:
      'Pour une entreprise dont un tiers a transmis une candidature sous son SIRET, ou qui vous le demande. Possible jusqu’à la date limite, et définitif.',
    answers: { 200: 'La candidature, retirée.' },
  },
  renewApplicationLink: {
    summary: 'Renouveler le lien d’un candidat',
    description: link,
    answers: { 201: 'Le lien, valable jusqu’à 30 jours après la date limite.' },
  },
  getAttestation: {
    summary: 'Télécharger l’attestation',
    description: 'PDF/A-1a et PDF/UA-1, signé. Reprise possible avec `Range`.',
    answers: availability,
  },
  getDocumentsPackage: {
    summary: 'Télécharger le dossier',
    description:
      'ZIP : attestation de l’acheteur, pièces déposées, DUME, `manifest.json`, que décrit `/documentation/manifest.schema.json`. Reprise possible avec `Range`.',
    answers: availability,
  },
  getEspd: {
    summary: 'Télécharger le DUME',
    description:
      'Réponse ESPD-EDM 4.1.0 (DUME, document unique de marché européen) en XML, par entreprise. Tous les critères d’exclusion y sont, ceux que les mots de l’entreprise ne couvrent pas sans réponse. Reprise possible avec `Range`.',
    answers: {
      ...availability,
      404: 'Candidature ou membre inconnu, ou documents en préparation : réessayez alors après `Retry-After`. Sans cet en-tête, la candidature a été transmise avant que ce document existe : il n’y en aura pas.',
    },
  },
  getApplicationsTable: {
    summary: 'Télécharger le tableau des candidatures',
    description:
      'CSV (points-virgules, UTF-8 avec marque d’ordre des octets), ou XLSX par `Accept` : une ligne par candidature transmise, par lot et par membre, dans l’ordre des transmissions ; une colonne par champ demandé, dans l’ordre que `/api/v1/fields` donne pour ce marché. Ce qu’un registre protège n’y est pas : il est dans le dossier. Dans le CSV, un texte qu’un tableur prendrait pour une formule est précédé d’une apostrophe ; les numéros et les montants restent tels quels.',
    answers: {
      200: 'Le tableau.',
      422: 'La date limite n’est pas passée, et votre compte ne permet pas de voir les candidatures avant.',
    },
  },
  getMarketPackages: {
    summary: 'Télécharger tous les dossiers d’un marché',
    description:
      'Un seul ZIP (ZIP64), envoyé au fur et à mesure : le tableau en CSV, puis le dossier de chaque candidature, tel quel. La taille n’est pas annoncée, et une reprise n’est pas possible ; un envoi interrompu se voit à ce que le ZIP n’a pas de fin.',
    answers: {
      200: 'Le fichier.',
      404: 'Marché inconnu, ou documents d’une candidature en préparation : réessayez alors après `Retry-After`.',
      422: 'La date limite n’est pas passée, et votre compte ne permet pas de voir les candidatures avant.',
    },
  },
  listFields: {
    summary: 'Lire le catalogue des champs',
    description:
      'Ce qui peut être demandé aux candidats, avec les libellés, en français. Avec `market`, ce que ce marché demande, tel qu’il a été figé à la fin de sa configuration : rien avant.',
    answers: { 404: 'Rien à cette adresse, ou un marché qui n’est pas à vous : la réponse est la même.' },
  },
  listWebhookDeliveries: {
    summary: 'Lister les webhooks',
    description: 'Du plus récent au plus ancien, par pages ; `status` ne garde que ceux dans cet état.',
  },
  getWebhookDelivery: {
    summary: 'Lire un webhook et ses tentatives',
    description: 'Avec le corps envoyé et des en-têtes signés à l’instant : de quoi le rejouer sur votre machine.',
  },
  redeliverWebhook: {
    summary: 'Renvoyer un webhook',
    description:
      'Le même événement, sous le même `webhook-id`. Celui qui attend ou qui part déjà reste comme il est ; mais quand le disjoncteur est ouvert, il part aussitôt, comme l’essai qui le refermera peut-être : une fois par minute au plus. Ne prend pas de corps.',
    answers: { 202: 'L’envoi repart.', 422: 'Vous n’avez pas d’adresse de webhook, ou la clé a servi ailleurs.' },
  },
  testWebhook: {
    summary: 'Envoyer des webhooks d’essai',
    description:
      'Un échantillon signé de chaque événement part vers votre adresse, avec l’en-tête `X-Webhook-Test: true` : votre récepteur le vérifie comme un autre, puis l’ignore. Envoyé une fois, il ne compte pour aucun disjoncteur et n’est pas un envoi de la liste. Redemandé pendant qu’un essai est en cours, il n’en envoie pas d’autre. Ne prend pas de corps.',
    answers: { 202: 'L’essai part.', 422: 'Vous n’avez pas d’adresse de webhook, ou la clé a servi ailleurs.' },
  },
  getWebhookTest: {
    summary: 'Lire le dernier essai',
    description: 'Ce que votre récepteur a répondu à chaque échantillon.',
  },
  getWebhookCircuit: {
    summary: 'Lire l’état du disjoncteur',
    description:
      'Après cinq tentatives échouées de suite, quelle que soit l’erreur, les webhooks attendent 30 minutes ; aucun n’est perdu. Un seul est alors envoyé : s’il passe, les autres suivent, ceux de chaque marché dans l’ordre ; sinon, 30 minutes de plus.',
  },
  closeWebhookCircuit: {
    summary: 'Refermer le disjoncteur',
    description:
      'Quand vous savez que votre récepteur est réparé : les webhooks qui attendent partent aussitôt, ceux de chaque marché dans l’ordre. Cinq nouveaux échecs de suite le rouvrent. Sans effet s’il est fermé. Ne prend pas de corps.',
    answers: { 200: 'Le disjoncteur, fermé.' },
  },
  getAuthorizationServer: {
    summary: 'Métadonnées du serveur OAuth',
    description: 'RFC 8414.',
    answers: { 200: 'Les adresses et les méthodes.' },
  },
  getKeySet: {
    summary: 'Clés publiques des jetons',
    description: 'RFC 7517. L’API vérifie elle-même vos jetons : vous n’en avez en général pas besoin.',
    answers: { 200: 'Les clés.' },
  },
  getOpenApiDocument: { summary: 'Ce document', description: 'OpenAPI 3.1.', answers: { 200: 'Le document.' } },
} as const satisfies Record<string, OperationText>;

export const scopeText = {
  api_access: 'Tout.',
  api_read: 'Lire et télécharger.',
  api_write: 'Créer et modifier.',
  oauth2: 'Grant client credentials ; `api_access` vaut les deux autres portées.',
  bearer: 'Le jeton obtenu, dans `Authorization: Bearer …`.',
  clientBasic: 'Identifiant et secret de l’éditeur ; ils peuvent aussi être donnés dans le corps.',
} as const;

export const apiWebhookText = {
  headers: {
    'X-Webhook-Signature-SHA256':
      '`sha256=` puis le HMAC-SHA256 du corps reçu, en hexadécimal minuscule ; clé : votre secret de webhook, comme texte.',
    'webhook-id': 'Identifiant de l’événement, le même à chaque tentative : il permet d’écarter un doublon.',
    'webhook-timestamp': 'Heure de la tentative, en secondes depuis 1970.',
    'webhook-signature':
      'Standard Webhooks 1.0 : une ou deux signatures `v1,…` séparées par une espace, deux pendant un changement de secret.',
    'User-Agent': 'Qui envoie.',
  },
  answers: {
    '2XX': 'Reçu. Répondez vite, avant de traiter : la limite est de 30 secondes.',
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
  withoutSiret: 'Entreprise sans SIRET',
  beingMade: 'Documents en préparation',
  bytes: 'Les octets du fichier',
} as const;
