/** Parts of the guide that come after the first calls: what running an integration asks for. */
export const practiceText = {
  sharing: {
    title: 'Un seul jeton pour tous vos processus',
    paragraphs: [
      'Un nouveau jeton met fin au précédent du même compte et des mêmes portées. Deux processus qui en demandent chacun un se le révoquent donc sans fin, et épuisent la limite des jetons.',
      'Rangez le jeton et l’heure de sa fin là où tous vos processus lisent (une ligne de votre base, votre cache). Qui le trouve absent, ou à moins de cinq minutes de sa fin, prend un verrou, relit, et n’en demande un que si personne ne l’a fait entre-temps. Après un 401, faites de même, mais seulement si le jeton rangé est encore celui qui a été refusé.',
      'Un programme à part, comme un traitement de nuit, peut demander une autre portée (`api_read`) : son jeton ne touche pas à celui des autres. Un opérateur peut aussi permettre plusieurs jetons en même temps à votre compte.',
    ],
  },
  returns: {
    title: 'Adresses de retour',
    paragraphs: [
      'Deux adresses de votre plateforme, données à la création de votre compte, ramènent la personne chez vous : `buyer_return_url`, avec `market_identifier`, quand l’acheteur a finalisé ; `candidate_return_url`, avec `market_identifier` et `application_identifier`, quand la candidature est transmise. Les paramètres que l’adresse a déjà sont gardés.',
      'Ce retour passe par le navigateur : il peut ne jamais venir, venir deux fois, ou être forgé. Ne le croyez pas : le webhook signé, ou un `GET`, dit ce qu’il en est.',
    ],
  },
  trying: {
    title: 'Essayer chaque cas',
    paragraphs: [
      'SIRET : `13002526500013` et `73282932000074` sont bien formés. Tout nombre de 14 chiffres qui passe la formule de Luhn l’est aussi. `73282932000073` ne la passe pas : 422 pour un marché, et signalé dans le formulaire pour une candidature.',
      'Ce que votre programme doit savoir lire se provoque ainsi :',
    ],
    cases: [
      { status: '401', how: 'Demandez un second jeton de même portée, puis employez le premier.' },
      { status: '403', how: 'Demandez un jeton avec `scope=api_read`, puis créez un marché.' },
      {
        status: '404',
        how: 'Demandez l’attestation aussitôt la candidature transmise : `Retry-After` dit quand revenir.',
      },
      { status: '409', how: 'Envoyez deux fois la même création, en même temps, avec le même `Idempotency-Key`.' },
      { status: '422', how: 'Créez un marché dont la date limite est passée.' },
      { status: '429', how: 'Demandez onze jetons en une minute : le onzième attend `Retry-After` secondes.' },
      {
        status: 'Circuit ouvert',
        how: 'Répondez 500 aux webhooks de deux marchés finalisés : la cinquième tentative manquée ouvre le circuit. `GET /api/v1/webhook_circuit` le dit, `POST /api/v1/webhook_circuit/close` le referme. Les échantillons de `webhook_test` ne comptent pas.',
      },
    ],
  },
  earlier: {
    title: 'Venir du service précédent',
    paragraphs: [
      'Un client écrit pour le service précédent fonctionne tel quel : mêmes chemins, mêmes corps, même signature `X-Webhook-Signature-SHA256`, mêmes valeurs de `sync_status`. Changez l’adresse, l’identifiant et les secrets.',
      'Vérifiez quatre points. `siret` peut être `null` dans les réponses et les webhooks. Le jeton est un JWT, plus long : ne limitez pas sa place. Un même `webhook-id` peut arriver deux fois. Vos programmes ignorent les membres, les événements et les entrées du ZIP qu’ils ne connaissent pas.',
      'Ce qui est en cours sur le service précédent s’y termine : les identifiants des marchés et des candidatures n’y passent pas d’un service à l’autre.',
    ],
  },
  lasting: {
    title: 'Ce qui peut changer, et à qui le dire',
    paragraphs: [
      'Sous `/api/v1`, rien n’est retiré et rien ne change de sens. Peuvent s’ajouter à tout moment des membres, des opérations, des codes d’erreur dans `details`, des en-têtes, des entrées dans le ZIP ; un événement nouveau n’est envoyé qu’à qui le demande.',
      'Ce qui devrait disparaître un jour est annoncé au moins douze mois avant, dans le journal des changements et par les en-têtes `Deprecation` et `Sunset` des réponses concernées. Rien ne l’est aujourd’hui.',
      'Pour être aidé, donnez l’en-tête `X-Request-Id` de la réponse, jamais un jeton ni un secret.',
    ],
    changelog: 'Journal des changements (en anglais)',
    contact: (contact: string) => `Contact : ${contact}`,
    noContact: 'Contact : celui que nomment les',
    legal: 'mentions légales',
  },
} as const;

/** Said by a demonstration alone. */
export const demonstrationGuideText = {
  title: 'Sur cette démonstration',
  account:
    'Un compte d’éditeur existe déjà : `demo_editor_client`, secret `demo_editor_secret`, secret de webhook `demo_webhook_secret_for_local_use_only_0123456789abcdef`.',
  platform: 'La plateforme fictive, qui montre chaque appel et chaque réponse',
  registers: 'Les entreprises imaginaires, leur SIRET, et de quoi mettre en panne les registres simulés',
} as const;

/** The page of the programs to copy. */
export const examplesPageText = {
  title: 'Exemples en six langages',
  introduction:
    'Deux programmes par langage, à copier ou à télécharger. Le premier fait les appels : jeton, marché, candidature, téléchargements. Le second vérifie les deux signatures d’un webhook. Aucun n’a de dépendance, et nos tests exécutent ces fichiers mêmes.',
  variables:
    'Les clients lisent `PASSE_MARCHE_URL`, `PASSE_MARCHE_CLIENT_ID` et `PASSE_MARCHE_CLIENT_SECRET` ; les récepteurs, `PASSE_MARCHE_WEBHOOK_SECRETS`. L’adresse de cette instance :',
  contents: 'Langages',
  client: 'Les appels',
  webhook: 'Les webhooks',
  download: (file: string) => `Télécharger ${file}`,
  back: 'Revenir à la documentation de l’API',
  link: 'Les mêmes appels, et la vérification des webhooks, en shell, Node.js, PHP, Python, Ruby et Java',
  collection: 'Une collection pour Postman ou Bruno',
} as const;
