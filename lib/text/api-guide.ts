/** The page at `/documentation/api`: its guide, and the words around what the OpenAPI document says. */

export const apiPageText = {
  title: 'API : documentation pour les éditeurs',
  introduction:
    'Un guide pour commencer, puis chaque opération, avec ce qu’elle prend, ce qu’elle répond, et un exemple de chaque réponse.',
  documentLink: 'Le même contenu pour vos outils : document OpenAPI 3.1',
  manifestLink: 'Schéma JSON du manifeste des dossiers (manifest.json)',
  conformanceLink: 'Vérifier la conformité de votre intégration',
  contents: 'Sommaire',
  scope: 'Portée :',
  client: 'Authentification : identifiant et secret de l’éditeur, par HTTP Basic ou dans le corps.',
  anybody: 'Sans authentification.',
  parameters: 'Paramètres',
  body: 'Corps de la requête',
  optionalBody: 'Ce corps peut être omis.',
  headers: 'En-têtes',
  answers: 'Réponses',
  next: 'Ensuite, avec ce que cette réponse donne :',
  requestExample: 'Exemple de requête',
  answerExample: 'Exemple de réponse',
  /** `about`: what sets this example apart from the others, or its content type. */
  exampleOf: (label: string, about: string) => `${label} : ${about}`,
  members: 'Membres :',
  objects: 'Objets',
  objectsIntroduction: 'Ce que les réponses contiennent, membre par membre.',
  required: 'obligatoire',
  optional: 'facultatif',
  nullable: 'ou null',
  valuesLabel: 'Valeurs :',
  maxLength: (length: number) => `${length} caractères au plus`,
  headerIn: { path: 'dans le chemin', query: 'dans la requête', header: 'en-tête' },
  types: {
    string: 'chaîne',
    'date-time': 'date et heure',
    uri: 'adresse',
    uuid: 'UUID',
    integer: 'entier',
    number: 'nombre',
    boolean: 'booléen',
    array: 'liste',
    object: 'objet',
  } as Record<string, string>,
  tags: {
    oauth: 'Jetons OAuth 2.0',
    markets: 'Marchés',
    applications: 'Candidatures',
    documents: 'Documents',
    fields: 'Champs demandés aux candidats',
    deliveries: 'Suivi des webhooks',
    discovery: 'Découverte',
  } as Record<string, string>,
  webhooks: 'Webhooks',
  webhooksIntroduction:
    'Passe Marché envoie un POST à l’adresse que vous avez donnée. Vérifiez la signature avant de lire le corps.',
  yourAnswers: 'Votre réponse',
  errors: 'Erreurs',
  errorsIntroduction:
    'Ces réponses sont les mêmes partout. `errors` est toujours une liste de chaînes ; `details` donne, pour un programme, le champ et un code stable. Un membre facultatif vide (`null`, `""`, des espaces, et `[]` pour un objet) compte comme absent ; un texte a au moins un caractère visible.',
  commonAnswers: 'Réponses communes',
  codes: 'Codes des erreurs 422',
} as const;

export const guideText = {
  token: {
    title: 'Obtenir un jeton',
    paragraphs: [
      'Échangez votre identifiant et votre secret contre un jeton, valable 24 heures. Gardez-le et réutilisez-le : un nouveau jeton met fin au précédent des mêmes portées.',
      'Placez vos identifiants dans `CLIENT_ID` et `CLIENT_SECRET`, puis lancez :',
    ],
  },
  market: {
    title: 'Créer un marché',
    paragraphs: [
      'Avec le jeton dans `TOKEN`. La réponse donne `configuration_url`, le lien où envoyer l’acheteur : ne le conservez pas, un lien neuf se demande à tout moment.',
      'Un marché alloti donne ses `lots`, numérotés à partir de 1 dans l’ordre où vous les donnez, et, s’il y a lieu, `lot_limit`, le nombre de lots auxquels une même entreprise peut candidater. L’acheteur peut les dire lui-même quand vous ne les donnez pas ; il peut aussi ne demander un renseignement que pour certains lots. Le candidat choisit ses lots dans le formulaire : le webhook, la candidature et son dossier les nomment.',
      'Une entreprise peut se présenter en groupement : vous ouvrez la candidature du mandataire comme une autre, et il invite les membres lui-même. `siret` et `company_name` sont les siens ; `members` nomme chaque membre, dans l’ordre, et dit qui a fait sa déclaration. Il est vide pour une entreprise seule.',
    ],
  },
  application: {
    title: 'Ouvrir une candidature : ce dont vous vous portez garant',
    paragraphs: [
      'Un SIRET est public : le saisir ne prouve rien, et n’ouvre jamais ce qu’une autre personne a écrit. Sans `provider_user_id`, chaque appel ouvre une candidature neuve ; plusieurs brouillons d’une même entreprise coexistent, et une seule candidature est transmise, ou une seule par lot.',
      'En donnant `provider_user_id` avec le SIRET, vous affirmez que c’est la même personne, que vous avez authentifiée, qui revient : elle retrouve sa candidature, et tout ce qu’elle y a écrit ; et ce qu’elle a transmis pour d’autres marchés par votre plateforme, sous ce SIRET, lui est proposé de nouveau. Donnez un identifiant par personne, jamais celui d’un compte partagé, ni une valeur que l’utilisateur choisit. Pour rendre un brouillon à quelqu’un d’autre, demandez un lien par `access_links`, après avoir vérifié vous-même qu’il y a droit.',
      'Une entreprise étrangère, ou en cours d’immatriculation, n’a pas de SIRET : donnez `foreign_identifier` à sa place, par exemple `{"country":"DE","kind":"vat","value":"DE136695976"}`, ou rien, et elle le saisira. `siret` est alors `null` dans les réponses, les webhooks et le manifeste du dossier, dont `format_version` vaut 2 : vérifiez que votre programme l’accepte. Un numéro est comparé sans ses espaces ni ses majuscules ; une entreprise en cours d’immatriculation n’en a pas, et n’est comparée à aucune autre.',
      'Si quelqu’un a transmis une candidature sous un SIRET qui n’est pas le sien, l’entreprise le découvre en transmettant la sienne, et s’adresse à vous.',
    ],
  },
  webhook: {
    title: 'Recevoir et vérifier un webhook',
    paragraphs: [
      'Quand l’acheteur a finalisé, puis quand une candidature est transmise et que ses documents sont prêts, Passe Marché prévient votre serveur, à une adresse publique, en `https`, sur le port 443 ou un port supérieur à 1023 ; aucune redirection n’est suivie. Vérifiez la signature sur les octets reçus, répondez 2xx sans attendre, puis traitez. Un récepteur complet, en Node.js (les autres langages sont dans les exemples) :',
      '`webhook-signature` suit Standard Webhooks : le HMAC-SHA256, en base 64 après `v1,`, de `webhook-id`, `webhook-timestamp` et du corps, joints par des points. Elle couvre donc l’identifiant et l’heure, ce que `X-Webhook-Signature-SHA256`, HMAC du corps seul, ne fait pas. La clé est votre secret, tel quel, en UTF-8 ; les bibliothèques de Standard Webhooks le veulent sous la forme `whsec_` suivie de ces octets en base 64.',
      'Pendant un changement de secret, `webhook-signature` porte les deux signatures, et `X-Webhook-Signature-SHA256` reste signé avec l’ancien secret jusqu’à la confirmation : gardez les deux secrets jusque-là, comme ce récepteur le permet.',
    ],
  },
  listen: {
    title: 'Essayer votre récepteur, même sans adresse publique',
    paragraphs: [
      'Sans attendre qu’un acheteur finalise : `POST /api/v1/webhook_test` envoie à votre adresse un échantillon signé de chaque événement, avec l’en-tête `X-Webhook-Test: true`, et `GET` dit ce que votre récepteur a répondu. Vérifiez-les comme les autres, puis ignorez-les.',
      'Depuis un ordinateur que rien ne peut appeler, un seul fichier, sans dépendance (Node.js 18 ou plus), va chercher vos webhooks par l’API et les remet à une adresse locale, avec le même corps et les mêmes en-têtes, signés à l’instant. Il ne demande qu’un jeton `api_read`, qui ne touche pas au vôtre, et votre compte n’a pas besoin d’adresse de webhook. Pendant l’écoute, « r » puis Entrée rejoue le dernier.',
    ],
  },
  idempotency: {
    title: 'Rejouer sans risque : Idempotency-Key',
    paragraphs: [
      'Sur chaque POST de l’API, donnez un `Idempotency-Key` propre à l’action. Si la réponse se perd, renvoyez la même requête : vous recevez la première réponse, avec `Idempotency-Replayed: true`, pendant 24 heures.',
      'La même clé avec un autre corps donne 422, et 409 avec `Retry-After` tant que la première requête est en cours. Une erreur 5xx n’a rien fait et libère la clé : renvoyez la même requête. Jamais une clé ne fait deux choses, quoi qui s’arrête et quand.',
    ],
  },
  limits: {
    title: 'Limites',
    paragraphs: [
      'Les limites valent par éditeur. Une requête refusée ne consomme rien ; attendez `Retry-After` secondes. Ce qui reste est dit par `X-RateLimit-Remaining` et `RateLimit`.',
    ],
    buckets: { token: 'Jetons (`/oauth/token`)', api: 'API', downloads: 'Téléchargements' },
    budget: (perHour: number, burst: number) => `${perHour} requêtes par heure, dont ${burst} par minute au plus`,
  },
} as const;

/** The collection of requests for Postman and Bruno. */
export const collectionText = {
  description:
    'Renseignez client_id et client_secret, demandez un jeton, puis envoyez les autres requêtes : ce que chacune crée sert aux suivantes.',
} as const;
