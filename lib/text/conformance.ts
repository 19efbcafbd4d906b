/** How a box of the checklist is judged. */
export type Judge = 'receiver' | 'client' | 'declared';

type Box = { number: number; text: string; judge: Judge };

const group = (title: string, first: number, boxes: readonly (readonly [text: string, judge: Judge])[]) => ({
  title,
  boxes: boxes.map(([text, judge], place): Box => ({ number: first + place, text, judge })),
});

/** The integration checklist of the specification (§ 9): its 41 boxes, in its words and order. */
export const CHECKLIST = [
  group('Authentification', 1, [
    ['Client OAuth2 implémenté (Client Credentials)', 'client'],
    ['Gestion expiration token (24h) avec renouvellement automatique', 'client'],
    ['Stockage sécurisé des credentials (variables d’environnement)', 'declared'],
    ['Gestion erreurs auth (401, 403) avec retry approprié', 'client'],
    ['Test authentification avec credentials de test', 'client'],
  ]),
  group('API marchés publics', 6, [
    ['Endpoint création marché (POST /api/v1/public_markets)', 'client'],
    ['Validation locale des données avant envoi API', 'declared'],
    ['Gestion erreurs validation (422) avec messages utilisateur', 'client'],
    ['Redirection utilisateur vers configuration_url', 'client'],
    ['Interface de suivi des marchés créés', 'client'],
  ]),
  group('API candidatures', 11, [
    ['Endpoint création candidature (POST /api/v1/…/market_applications)', 'client'],
    ['Gestion SIRET optionnel à la création', 'client'],
    ['Redirection utilisateur vers application_url', 'client'],
    ['Endpoints téléchargement (attestation + dossier)', 'client'],
    ['Gestion erreurs téléchargement (404, 422)', 'client'],
  ]),
  group('Webhooks', 16, [
    ['Endpoint réception webhook (POST /webhooks/passemarche)', 'receiver'],
    ['Vérification signature HMAC-SHA256 obligatoire', 'receiver'],
    ['Parsing JSON payload avec gestion erreurs', 'receiver'],
    ['Gestion idempotence (détection doublons)', 'receiver'],
    ['Handlers pour market.completed et market_application.completed', 'receiver'],
    ['Réponses HTTP appropriées (200, 401, 500)', 'receiver'],
    ['Logging des événements reçus', 'declared'],
    ['Tests avec payloads d’exemple', 'receiver'],
  ]),
  group('Sécurité', 24, [
    ['HTTPS obligatoire en production', 'declared'],
    ['Validation certificats SSL/TLS', 'declared'],
    ['Pas d’exposition des secrets côté client', 'declared'],
    ['Timeouts appropriés (30s standard, 5min téléchargements)', 'client'],
    ['Rate limiting côté client respecté', 'client'],
    ['Logs sécurisés (pas de secrets loggués)', 'declared'],
  ]),
  group('Monitoring', 30, [
    ['Métriques authentifications (succès/échecs)', 'declared'],
    ['Métriques appels API (latence, erreurs)', 'declared'],
    ['Métriques webhooks (reçus, traités, échoués)', 'declared'],
    ['Alertes sur échecs répétés', 'declared'],
    ['Dashboard de surveillance', 'declared'],
    ['Health checks pour les endpoints critiques', 'declared'],
  ]),
  group('Tests', 36, [
    ['Tests unitaires pour clients API', 'declared'],
    ['Tests d’intégration avec fake_editor_app', 'client'],
    ['Tests de charge sur endpoints critiques', 'declared'],
    ['Tests de sécurité (signatures, timeouts)', 'receiver'],
    ['Tests de résilience (retry, circuit breaker simulation)', 'client'],
    ['Validation avec environnement de recette', 'declared'],
  ]),
] as const;

export const BOXES: readonly Box[] = CHECKLIST.flatMap(({ boxes }) => boxes);

/** The report and what the tool says on the way. */
export const conformanceText = {
  title: 'Rapport de conformité d’une intégration',
  subject: 'Checklist d’intégration de Passe Marché',
  marks: { passed: '✔', failed: '✘', declared: 'déclaré', not_tried: 'non essayé' },
  madeOn: (at: string) => `Établi le ${at}.`,
  summary: ({ passed, failed, declared, not_tried }: Record<'passed' | 'failed' | 'declared' | 'not_tried', number>) =>
    `${passed} ✔, ${failed} ✘, ${declared} « déclaré »${not_tried > 0 ? `, ${not_tried} non essayé${not_tried > 1 ? 's' : ''}` : ''}`,
  receiver: (address: string) => `Récepteur : ${address}`,
  client: (address: string) => `Client : essayé contre l’instance d’essai ${address}`,
  toDeclare: 'À déclarer par l’éditeur : rien ne peut l’observer de l’extérieur.',
  signature: 'Rapport de conformité signé par l’outil',
  page: (page: number, total: number) => `Page ${page}/${total}`,
  link: 'Lien',
} as const;

/** The cases of the receiver half, by name: what is sent, and what must be answered. */
export const receiverCases = {
  market_completed: 'market.completed, bien signé',
  application_completed: 'market_application.completed, bien signé',
  unknown_event: 'événement inconnu, bien signé : à accuser sans erreur',
  wrong_signature: 'signature faite avec un autre secret',
  missing_signature: 'sans aucune signature',
  altered_body: 'corps changé après la signature',
  repeated_id: 'même webhook-id une seconde fois',
  two_secrets: 'deux secrets pendant un changement, l’en-tête historique signé avec l’ancien',
  old_timestamp: 'horodatage de la veille : accepté ou refusé, jamais une erreur',
  one_megabyte: 'corps de 1 Mo',
  utf8: 'accents, idéogrammes et emoji en UTF-8',
  not_json: 'corps qui n’est pas du JSON, bien signé',
  in_time: 'chaque réponse en moins de 30 secondes',
  certificate: 'certificat valable et TLS 1.2 au moins',
} as const;

/** The steps of the client half: what the integrator is asked to do, and what is watched. */
export const clientSteps = {
  token: 'Demandez un jeton (ou faites un premier appel).',
  create_market: 'Créez un marché.',
  open_market: 'Ouvrez le lien de configuration, comme l’acheteur.',
  follow_market: 'Affichez le suivi de ce marché.',
  refused_token: 'Affichez de nouveau ce suivi : le jeton est refusé (401).',
  forbidden: 'Créez un autre marché : la portée est refusée (403).',
  invalid: 'Créez un marché : il est refusé (422).',
  too_many: 'Créez un marché : trop d’appels (429, Retry-After : 3).',
  server_error: 'Créez un marché : nous répondons 500. Réessayez la même création.',
  time_out: 'Créez un marché : nous ne répondons pas. Attendez, puis réessayez la même création.',
  with_siret: 'Ouvrez une candidature avec un SIRET.',
  without_siret: 'Ouvrez une candidature sans SIRET.',
  open_application: 'Ouvrez le lien de cette candidature, comme le candidat.',
  not_completed: 'Demandez son attestation : la candidature n’est pas transmise (422).',
  not_ready: 'Redemandez-la : elle se prépare (404, Retry-After : 2), puis est là.',
  package: 'Téléchargez le dossier.',
} as const;

/** The page of the documentation about it. */
export const conformancePageText = {
  title: 'Vérifier la conformité de votre intégration',
  introduction:
    'Un outil de ce dépôt essaie votre plateforme contre les 41 cases de la checklist d’intégration : ce qui peut être observé l’est, le reste est déclaré. Il écrit un rapport en JSON et en PDF signé.',
  receiver: {
    title: 'Votre récepteur de webhooks',
    paragraphs: [
      'L’outil envoie à votre récepteur ce que Passe Marché peut lui envoyer, et ce que d’autres pourraient lui envoyer. Essayez-le contre un environnement de recette : les événements sont bien signés, et parlent d’un marché et d’une candidature qui n’existent pas.',
    ],
  },
  receiverCommand: 'WEBHOOK_SECRET=… npm run conformance -- --receiver https://recette.exemple.fr/webhooks/passemarche',
  client: {
    title: 'Votre client de l’API',
    paragraphs: [
      'L’outil ouvre une instance d’essai, à laquelle votre plateforme se connecte avec les identifiants affichés. Il vous dit quoi faire, se conduit mal à dessein (jetons de 60 secondes, 401, 403, 422, 429, 500, absence de réponse), et regarde ce que fait votre programme. Sur l’instance d’essai, la même création doit être redemandée avec le même `Idempotency-Key`.',
    ],
  },
  clientCommand: 'npm run conformance -- --client --port 8090',
  report: {
    title: 'Le rapport',
    paragraphs: [
      'Chaque case porte ✔, ✘ avec ce qui a été vu, « déclaré », ou « non essayé ». Ce que vous déclarez se donne dans un fichier JSON, par numéro de case : `--declarations declarations.json`. `npm run verify -- conformite.pdf` dit si le PDF est intact. Il est scellé par une clé faite pour lui : cela prouve qu’il n’a pas changé, et non qui l’a établi.',
    ],
  },
  checklist: 'La checklist',
  judges: { receiver: 'essayé : récepteur', client: 'essayé : client', declared: 'déclaré' },
  back: 'Documentation de l’API',
} as const;
