/** What each member of the API's requests and answers is, for the documentation. Backquotes mark exact words. */

export const marketMembers = {
  identifier: 'Identifiant du marché : `VR-`, l’année de création, puis 12 caractères. Ce n’est pas un secret.',
  name: 'Nom du marché, tel que l’acheteur et les candidats le lisent : 1 à 255 caractères, sur une ligne, sans HTML.',
  lot_name: 'Nom du lot, quand le marché n’en concerne qu’un : 1 à 255 caractères, sans HTML.',
  lots: 'Lots du marché, dans l’ordre ; vide quand il n’en a pas. Le candidat choisit ceux auxquels il candidate.',
  deadline: 'Date limite de remise des candidatures, en UTC.',
  siret: 'SIRET de l’acheteur.',
  market_type_codes: 'Types du marché. `defense` s’ajoute aux autres, selon la réponse de l’acheteur.',
  provider_user_id: 'Identifiant de l’utilisateur chez vous, rendu tel quel.',
  state: 'En cours de configuration, configuré, ou annulé.',
  sync_status: 'Où en est le webhook ; `null` tant qu’il n’y a rien à annoncer.',
  created_at: 'Création.',
  completed_at: 'Fin de la configuration ; `null` avant.',
  field_keys: 'Clés des champs demandés aux candidats, dans l’ordre ; vide avant la fin de la configuration.',
  configuration_url: 'Lien à ouvrir par l’acheteur : il donne accès à ce marché, pendant 30 jours.',
} as const;

export const marketInputMembers = {
  deadline:
    'Date limite, dans le futur, au format ISO 8601. Sans fuseau, ou avec une date seule (alors 23:59:59), elle est lue à l’heure de Paris.',
  siret: 'SIRET de l’acheteur : 14 chiffres, clé de contrôle vérifiée (règle de La Poste comprise).',
  market_type_codes: 'Au moins un type, sans répétition ; `defense` ne va jamais seul.',
  lots: 'Lots du marché, dans l’ordre. Sans eux, l’acheteur peut les dire en configurant le marché.',
  lot_limit:
    'Nombre de lots auxquels une même entreprise peut candidater, toutes ses candidatures comptées : de 1 au nombre de lots. Sans lui, tous.',
  award_limit:
    'Nombre de lots qui peuvent être attribués à une même entreprise : de 1 au nombre de lots. Montré seulement.',
} as const;

export const fieldMembers = {
  data: 'Les champs, dans l’ordre où on les rencontre.',
  key: 'Clé stable : celle de `field_keys`, et celle des réponses et des pièces dans `manifest.json`.',
  category: 'Catégorie : une étape du formulaire.',
  subcategory: 'Sous-catégorie : une section de l’étape.',
  section_key: 'Clé stable.',
  section_buyer_label: 'Titre, tel que l’acheteur le lit.',
  section_candidate_label: 'Titre, tel que le candidat le lit.',
  buyer_label: 'Ce qui est demandé, tel que l’acheteur le lit.',
  candidate_label: 'La question posée au candidat.',
  candidate_help: 'L’aide qui l’accompagne.',
  input_type: 'La façon de répondre, qui dit la forme de la réponse dans `manifest.json`.',
  market_type_codes: 'Types de marché pour lesquels le catalogue offre ce champ.',
  register: 'Registre public qui peut donner la réponse ; `null` quand le candidat la donne.',
  given_by_register: '`true` quand ce registre est connecté à cette instance.',
  may_not_apply: '`true` quand on peut répondre « non concerné ».',
  unfavourable_when_yes: '`true` pour une question à laquelle « oui » parle contre le candidat (motifs d’exclusion).',
  legal_reference: 'Le texte qui permet ou impose de le demander ; `null` s’il n’y en a pas.',
  required:
    'Demandé à tous les candidats de ce marché (`false` : renseignement complémentaire) ; sans marché, coché d’avance par le catalogue.',
  lots: 'Numéros des lots pour lesquels seuls il est demandé ; vide : pour tous, ou sans lots.',
} as const;

export const lotMembers = {
  number: 'Numéro du lot, à partir de 1.',
  name: 'Nom du lot : 1 à 255 caractères, sans HTML.',
  cpv_code: 'Code CPV : huit chiffres, un tiret, un chiffre.',
} as const;

export const applicationMembers = {
  identifier: 'Identifiant de la candidature : `FT`, la date de création, puis 8 caractères. Ce n’est pas un secret.',
  market_identifier: 'Identifiant du marché.',
  siret: 'SIRET du candidat ; `null` tant qu’il n’est pas connu, et pour une entreprise qui n’en a pas.',
  foreign_identifier:
    'Ce qui désigne une entreprise sans SIRET ; `null` pour celle qui en a un, ou tant que rien n’est connu.',
  company_name: 'Nom de l’entreprise ; `null` tant qu’il n’est pas connu.',
  lots: 'Lots auxquels elle candidate, dans l’ordre ; vide pour un marché sans lots, ou tant qu’aucun n’est choisi.',
  members: 'Membres du groupement, le mandataire d’abord ; vide pour une entreprise seule.',
  provider_user_id: 'Identifiant de l’utilisateur chez vous, rendu tel quel.',
  state: 'En cours, ou transmise.',
  sync_status: 'Où en est le webhook ; `null` avant la transmission.',
  created_at: 'Création.',
  completed_at: 'Transmission par le candidat ; `null` avant.',
  documents_ready_at: 'Attestation et dossier prêts à télécharger ; `null` avant.',
  replaces: 'Candidature transmise que celle-ci remplace, ou remplacera une fois transmise ; sinon `null`.',
  replaced_by: 'Candidature transmise à sa place ; `null` tant qu’il n’y en a pas.',
  replaced_at:
    'Quand une autre a été transmise à sa place : elle ne compte plus, et son `state` reste `completed` ; sinon `null`.',
  register_answers:
    'Réponses venues d’un registre public, dans l’ordre du formulaire, une ligne par question et registre : d’où, quand et jusqu’à quand, jamais la valeur. Vide avant la transmission.',
  withdrawn_at: 'Quand elle a été retirée : elle ne compte plus, et son `state` reste `completed` ; sinon `null`.',
  application_url: 'Lien à ouvrir par le candidat, valable jusqu’à 30 jours après la date limite.',
  siret_given: 'SIRET du candidat, 14 chiffres, quand vous le connaissez. Une erreur de clé sera signalée au candidat.',
  foreign_identifier_given:
    'À la place du SIRET, pour une entreprise qui n’en a pas. Une erreur dans la clé d’un numéro de TVA sera signalée au candidat.',
  provider_user_id_given:
    'Identifiant, chez vous, de la personne que vous avez authentifiée. Avec le même SIRET, ou le même `foreign_identifier`, il rouvre sa candidature : donnez-en un par personne, jamais un identifiant partagé, devinable ou choisi par elle.',
} as const;

export const registerAnswerMembers = {
  field_key: 'Clé du champ auquel le registre a répondu, en tout ou en partie.',
  member: 'Dans un groupement, numéro du membre (sa place dans `members`) ; `null` pour une entreprise seule.',
  register: 'Le registre : le même mot que dans `manifest.json`. D’autres pourront s’ajouter.',
  answered_at: 'Quand il a répondu.',
  valid_until: 'Dernier jour de validité, quand le registre en dit un ; sinon `null`.',
} as const;

export const foreignIdentifierMembers = {
  country: 'Pays qui a donné le numéro : code ISO 3166-1 de deux lettres.',
  kind: '`vat` : numéro de TVA. `euid` : identifiant européen. `national_register` : numéro au registre du pays. `other` : autre numéro. `being_registered` : en cours d’immatriculation en France (`country` : `FR`).',
  value: 'Le numéro ; `null` pour une entreprise en cours d’immatriculation.',
  value_given: 'Le numéro, avec ou sans espaces ; `null` pour une entreprise en cours d’immatriculation.',
} as const;

export const memberMembers = {
  siret: 'SIRET du membre ; `null` s’il n’en a pas, ou tant qu’il n’est pas connu.',
  foreign_identifier: 'Ce qui identifie un membre sans SIRET ; sinon `null`.',
  company_name: 'Nom du membre.',
  role: 'Mandataire (le premier), ou membre.',
  lots: 'Lots auxquels il participe.',
  declared_by:
    'Qui a fait sa déclaration : lui-même (`itself`), ou le mandataire en vertu de son mandat (`mandataire`) ; `null` avant.',
} as const;

export const deliveryMembers = {
  id: 'Identifiant de l’envoi : le même que l’en-tête `webhook-id`.',
  event: 'Événement annoncé.',
  identifier: 'Marché ou candidature dont il s’agit.',
  sync_status: 'État de l’envoi.',
  created_at: 'Création de l’événement.',
  next_attempt_at: 'Prochaine tentative prévue ; `null` s’il n’y en a pas, ou si elle est immédiate.',
  attempts: 'Tentatives, de la plus ancienne à la plus récente.',
  number: 'Rang de la tentative.',
  at: 'Début de la tentative.',
  duration_ms: 'Durée, en millisecondes.',
  http_status: 'Statut HTTP de votre réponse ; `null` s’il n’y en a pas eu.',
  error:
    'Code d’erreur du réseau (`TIMEOUT`, `ECONNREFUSED`…) ou d’une adresse refusée avant tout envoi (`FORBIDDEN_ADDRESS`, `FORBIDDEN_PORT`, `NOT_HTTPS`…) ; `null` si vous avez répondu.',
  body: 'Le corps envoyé, octet pour octet : c’est sur ce texte que les signatures sont calculées.',
  headers:
    'Les en-têtes d’une tentative faite à l’instant, avec ses signatures : de quoi rejouer le webhook chez vous.',
} as const;

export const testMembers = {
  requested_at: 'Quand l’essai a été demandé ; `null` s’il n’y en a eu aucun.',
  data: 'Un échantillon par événement.',
  id: 'Le `webhook-id` de l’échantillon.',
  event: 'Événement dont c’est un exemple.',
  sent_at: 'Envoi ; `null` tant qu’il n’est pas fait.',
  duration_ms: 'Durée, en millisecondes ; `null` avant l’envoi.',
  http_status: 'Statut HTTP de votre réponse ; `null` s’il n’y en a pas eu, ou pas encore.',
  error: 'Code d’erreur, comme pour une tentative ; `null` si vous avez répondu, ou avant l’envoi.',
} as const;

export const circuitMembers = {
  state:
    '`closed` : les webhooks partent. `open` : cinq tentatives de suite ont échoué, rien ne part avant `open_until`. `half_open` : un seul webhook part, et votre réponse décide.',
  consecutive_failures: 'Tentatives échouées de suite.',
  open_until: 'Quand un webhook sera tenté à nouveau ; `null` si `state` vaut `closed`.',
  waiting_deliveries: 'Webhooks qui attendent, ou dont les trois tentatives sont en cours.',
} as const;

export const linkMembers = {
  url: 'Lien à ouvrir par la personne concernée. Il n’est donné qu’ici : il n’est pas conservé.',
  expires_at: 'Fin de validité du lien.',
  revoke_previous: '`true` met fin aux liens précédents et aux sessions qu’ils ont ouvertes.',
} as const;

export const errorMembers = {
  error: 'Ce qui ne va pas, en une phrase.',
  errors: 'Phrases à montrer à une personne ; toujours une liste de chaînes.',
  details: 'Les mêmes erreurs, pour un programme.',
  field: 'Chemin du membre, ou nom du paramètre, en cause.',
  code: 'Mot stable, sur lequel un programme peut s’appuyer.',
  message: 'Phrase, en français, ou en anglais avec `Accept-Language: en`.',
  retry_after: 'Secondes à attendre avant de réessayer.',
  data: 'Éléments de la page, du plus récent au plus ancien.',
  next_cursor: 'À donner dans `cursor` pour la page suivante ; `null` à la dernière.',
} as const;

export const tokenMembers = {
  access_token: 'Jeton (JWT, RFC 9068) à envoyer dans `Authorization: Bearer …`. Traitez-le comme un texte opaque.',
  token_type: 'Toujours `Bearer`.',
  expires_in: 'Durée de vie, en secondes.',
  scope: 'Portées accordées, séparées par des espaces.',
  grant_type: 'Toujours `client_credentials`.',
  client_id: 'Votre identifiant, si vous ne vous authentifiez pas par HTTP Basic.',
  client_secret: 'Votre secret, si vous ne vous authentifiez pas par HTTP Basic.',
  scope_asked: 'Portées demandées, séparées par des espaces ; sans elles, `api_access`.',
  token: 'Le jeton dont il s’agit.',
  token_type_hint: 'Accepté et sans effet : il n’y a qu’un type de jeton.',
  oauth_error: 'Code de la RFC 6749, section 5.2.',
  error_description: 'Explication, en anglais, pour la personne qui développe.',
  active: '`true` si ce jeton est l’un des vôtres, et qu’il ouvre encore l’API.',
  exp: 'Expiration, en secondes depuis 1970.',
  iat: 'Émission, en secondes depuis 1970.',
  sub: 'Votre identifiant.',
  aud: 'L’API à laquelle le jeton est destiné.',
  iss: 'Le serveur qui l’a émis.',
  jti: 'Identifiant du jeton.',
} as const;

export const webhookMembers = {
  event: 'Nom de l’événement.',
  timestamp: 'Heure de l’événement, la même à chaque tentative.',
  attestation_url: 'Adresse de l’attestation (PDF), à demander avec votre jeton.',
  documents_package_url: 'Adresse du dossier (ZIP), à demander avec votre jeton.',
} as const;
