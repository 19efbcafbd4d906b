/** The OpenAPI document: what answers, header fields and parameters are, whatever the operation. Backquotes mark exact words. */

/** What an answer is, unless an operation says it better. */
export const apiAnswerText: Record<number, string> = {
  200: 'Réussi.',
  206: 'La partie demandée par `Range`.',
  304: 'Votre copie est à jour (`If-None-Match`) : pas de corps.',
  400: 'Demande refusée.',
  403: 'Portée insuffisante, ou éditeur qui n’est pas habilité aux marchés de défense.',
  412: 'Le fichier n’est pas celui que `If-Match` nomme.',
  416: 'Le fichier ne va pas aussi loin que `Range` le demande.',
  422: 'Un membre ou un paramètre est refusé.',
};

export const apiSharedAnswerText = {
  BadRequest: 'Corps qui n’est pas du JSON, clé racine absente, ou `Idempotency-Key` mal formé.',
  Unauthorized: 'Jeton absent, mal formé, expiré ou révoqué : demandez-en un autre.',
  Forbidden: 'La portée du jeton ne suffit pas.',
  NotFound: 'Rien à cette adresse, ou rien qui soit à vous : la réponse est la même.',
  MethodNotAllowed: 'Cette méthode n’existe pas sur ce chemin.',
  Conflict: 'Une requête avec le même `Idempotency-Key` est encore en cours.',
  TooLarge: 'Corps de plus de 10 Mo.',
  Unsupported: 'Corps compressé (`Content-Encoding`) ; son `Content-Type`, lui, est indifférent.',
  TooManyRequests: 'Trop de requêtes : attendez `Retry-After` secondes.',
  InternalError: 'Une erreur de notre part. Citez `X-Request-Id` à l’assistance.',
  Unavailable:
    'La base de données ou le stockage est momentanément hors d’atteinte : réessayez dans `Retry-After` secondes.',
  OAuthInvalidRequest: 'Demande mal formée.',
  OAuthInvalidClient: 'Identifiant ou secret faux, ou éditeur inconnu, non habilité ou inactif.',
  OAuthTooLarge: 'Corps de plus de 16 ko, ou de plus de 50 paramètres.',
  OAuthUnsupported: 'Corps compressé (`Content-Encoding`).',
  OAuthServerError: 'Une erreur de notre part. Citez `X-Request-Id` à l’assistance.',
  OAuthUnavailable: 'La base de données est momentanément hors d’atteinte : réessayez dans `Retry-After` secondes.',
  OAuthTooManyRequests: 'Trop de requêtes : attendez `Retry-After` secondes.',
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
  'Accept-Encoding': 'Encodages acceptés pour un corps.',
  Allow: 'Méthodes qui existent sur ce chemin.',
  ETag: 'Empreinte du contenu, pour `If-None-Match`.',
  'Content-Disposition': 'Nom du fichier.',
  'Accept-Ranges': 'Le fichier peut être demandé par parties.',
  'Content-Range': 'Partie envoyée, et taille du fichier.',
  'Cache-Control': 'Ce qu’un cache peut garder.',
  Vary: 'En-têtes de la requête dont la réponse dépend.',
} as const;

export const apiParameterText = {
  MarketIdentifier: 'Identifiant du marché.',
  ApplicationIdentifier: 'Identifiant de la candidature.',
  DeliveryId: 'Identifiant de l’envoi.',
  Market: 'Identifiant d’un marché : les champs tels qu’il les demande. Sans lui, tout le catalogue.',
  GroupMember:
    'Dans un groupement, la place du membre dans `members` : 1 pour le mandataire. Inutile pour une entreprise seule.',
  Limit: 'Nombre d’éléments par page.',
  Cursor: 'Valeur de `next_cursor` de la page précédente.',
  Status: 'Ne garder que les envois dans cet état.',
  IdempotencyKey:
    'De 1 à 255 caractères ASCII visibles, un par action. La même clé avec le même corps redonne la première réponse, pendant 24 heures.',
  AcceptLanguage: '`en` pour des messages en anglais ; en français sinon.',
  AcceptTable: 'Le type d’un classeur XLSX pour en recevoir un ; CSV sinon.',
  Range: 'Une partie du fichier, en octets.',
  IfMatch: 'L’`ETag` du fichier que vous attendez : 412 si c’en est un autre.',
  IfNoneMatch: 'L’`ETag` de votre copie.',
} as const;
