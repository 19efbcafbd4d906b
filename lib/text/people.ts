import { formatCount, formatDateTime } from './format';

/** The firm's own space: an address that a code confirms, who has access to an application, what is written to whom. */
export const addressText = {
  label: 'Votre adresse électronique',
  hint: 'Nous y envoyons un code à six chiffres, valable 15 minutes. Par exemple : nom@entreprise.fr',
  ask: 'Recevoir un code',
  problems: {
    missing: 'Indiquez votre adresse électronique.',
    not_email: 'Une adresse électronique s’écrit comme nom@entreprise.fr : vérifiez celle-ci.',
    too_long: 'Cette adresse est trop longue : 254 caractères au plus.',
    other: 'Cette adresse ne peut pas être lue : tapez-la de nouveau.',
    too_many:
      'Trop d’invitations sont parties aujourd’hui pour cette candidature, ou vers cette adresse. Réessayez demain.',
    too_many_people: 'Trente personnes ont déjà accès à cette candidature : c’est le maximum.',
  } as Readonly<Record<string, string>>,
  wait: (at: Date) =>
    `Plusieurs codes viennent d’être demandés. Vous pourrez en demander un autre le ${formatDateTime(at)}. Le dernier code reçu fonctionne encore dans la page qui l’attend.`,
  errorTitle: 'L’adresse est à corriger',
  noMail: {
    title: 'Cette installation n’écrit à personne',
    message:
      'Aucun serveur de messagerie n’y est configuré : vous ne recevrez ni code, ni accusé de réception, ni rappel. Pour revenir à une candidature, utilisez le lien de votre plateforme.',
  },
};

export const codeText = {
  title: 'Quel code avez-vous reçu ?',
  sent: (address: string) =>
    `Un code à six chiffres part vers ${address}. Il arrive d’ordinaire en moins d’une minute : pensez à regarder dans les courriers indésirables.`,
  label: 'Code à six chiffres',
  hint: 'Il ne fonctionne que dans ce navigateur, pendant 15 minutes.',
  confirm: 'Confirmer mon adresse',
  again: 'Changer d’adresse, ou demander un autre code',
  errorTitle: 'Le code est à corriger',
  wrong: (left: number) =>
    `Ce n’est pas le code que nous avons envoyé. Il vous reste ${formatCount(left, 'essai', 'essais')}.`,
  refused: {
    title: 'Le serveur de cette adresse a refusé notre message',
    message: 'Le code n’arrivera pas. Vérifiez l’adresse, ou utilisez-en une autre.',
  },
  none: {
    title: 'Aucun code n’est attendu ici',
    introduction:
      'Un code fonctionne dans le navigateur qui l’a demandé, pendant 15 minutes et pour cinq essais. Demandez-en un autre.',
    ask: 'Demander un code',
  },
};

export const applicationsText = {
  title: 'Mes candidatures',
  ask: {
    title: 'À quelle adresse suivez-vous vos candidatures ?',
    introduction:
      'Un code confirme que l’adresse est la vôtre. Vous retrouverez ici toutes les candidatures qui lui sont rattachées, sans le lien de votre plateforme.',
  },
  introduction: (address: string) => `Candidatures rattachées à ${address}.`,
  none: 'Aucune candidature n’est rattachée à cette adresse. Pour en rattacher une, ouvrez-la par le lien de votre plateforme, puis choisissez « Accès et messages ».',
  states: {
    draft: 'À transmettre',
    submitted: 'Transmise',
    closed: 'Non transmise',
    cancelled: 'Marché annulé',
    replaced: 'Remplacée',
    withdrawn: 'Retirée',
  },
  facts: {
    deadline: 'Date limite',
    identifier: 'Candidature',
    submittedAt: 'Transmise le',
    missing: 'Reste à faire',
    part: 'Votre partie du groupement',
  },
  missing: (count: number) =>
    count === 0
      ? 'Relire, et transmettre'
      : `${formatCount(count, 'réponse manque', 'réponses manquent')}, puis transmettre`,
  resume: 'Reprendre',
  open: 'Ouvrir',
  attestation: 'Télécharger l’attestation',
  replace: 'Remplacer',
  about: (market: string) => `la candidature à « ${market} »`,
  gone: 'Cette candidature n’est plus ouverte à votre adresse.',
  messages: {
    title: 'Les messages que vous recevez',
    legend: 'Nous vous écrivons',
    groups: {
      news: {
        label: 'ce qui arrive à vos candidatures',
        hint: 'accusé de réception, attestation prête, date limite déplacée, marché annulé, remplacement',
      },
      reminders: {
        label: 'un rappel, 48 heures avant la date limite',
        hint: 'quand une candidature n’est pas transmise',
      },
      invitations: { label: 'les invitations à d’autres candidatures', hint: 'd’un collègue, ou d’un mandataire' },
    },
    save: 'Enregistrer mes choix',
    saved: 'Vos choix sont enregistrés.',
    refused:
      'Le serveur de votre adresse a refusé notre dernier message : nous n’y écrivons plus, sauf un code que vous demandez. Le taper confirme de nouveau l’adresse.',
    bounces:
      'Un message refusé plus tard revient dans une boîte que personne ne lit : s’il ne vous arrive rien, vérifiez votre adresse.',
  },
  leave: 'Quitter',
  leaveHint: 'Ce navigateur n’ouvrira plus vos candidatures par votre adresse.',
  erase: {
    way: 'Effacer mon adresse et mes accès',
    title: 'Effacer votre adresse ?',
    paragraphs: [
      'Votre adresse, les messages que nous y avons envoyés et vos accès sont effacés aussitôt. Le lien de votre plateforme fonctionne toujours.',
      'Une candidature transmise n’est pas effacée : l’acheteur doit la conserver (articles R2184-12 et R2184-13 du Code de la commande publique), et c’est à lui qu’il faut s’adresser.',
    ],
    drafts: 'Effacer aussi les candidatures non transmises que je suis seul à suivre',
    draftsHint:
      'Celles auxquelles une autre personne a accès, ou qu’un navigateur a ouvertes par le lien de la plateforme, restent.',
    confirm: 'Effacer définitivement',
    cancel: 'Ne rien effacer',
    done: (drafts: number) =>
      drafts === 0
        ? 'Votre adresse et vos accès sont effacés.'
        : `Votre adresse, vos accès et ${formatCount(drafts, 'candidature non transmise', 'candidatures non transmises')} sont effacés.`,
  },
};

export const stopText = {
  title: 'Arrêter les messages ?',
  introduction: 'Nous n’écrirons plus à cette adresse, hors des codes que vous demandez vous-même.',
  stop: 'Arrêter les messages',
  stopped: {
    title: 'Les messages sont arrêtés',
    introduction:
      'Nous n’écrivons plus à cette adresse, ni à propos de vos candidatures, ni pour vous rappeler une date limite.',
  },
  resume: 'Reprendre les messages',
  choose: 'Choisir message par message',
};

export const peopleText = {
  title: 'Accès et messages',
  back: 'Revenir à la candidature',
  backToSubmitted: 'Revenir à la candidature transmise',
  wayThere: 'Accès et messages',
  introduction:
    'Le lien de votre plateforme fonctionne toujours. Ici, vous pouvez aussi revenir par votre adresse électronique, être prévenu, et donner accès à un collègue. Rien de tout cela n’est obligatoire.',
  own: {
    title: 'Revenir par votre adresse, et être prévenu',
    introduction:
      'Nous vous écrirons un accusé de réception, un rappel avant la date limite, et les changements du marché. Jamais vos réponses.',
    attach: (address: string) => `Rattacher à ${address}`,
    attached: (address: string) => `Cette candidature est rattachée à ${address}.`,
    detach: 'Retirer mon accès par cette adresse',
    detachHint: 'Ce que ce navigateur a ouvert par le lien de la plateforme reste ouvert.',
    list: 'Voir toutes mes candidatures',
  },
  who: {
    title: 'Qui a accès',
    link: 'Toute personne qui a ouvert le lien de la plateforme, dans son navigateur.',
    since: (at: Date) => `depuis le ${formatDateTime(at)}`,
    invited: (at: Date) => `invitation du ${formatDateTime(at)}, pas encore utilisée`,
    you: '(vous)',
    refused: 'son serveur a refusé notre message',
    cancel: (address: string) => `Annuler l’invitation de ${address}`,
    rule: 'Personne ne peut retirer l’accès d’un autre : votre plateforme, ou l’exploitant de Passe Marché, le peut.',
  },
  invite: {
    title: 'Donner accès à un collègue',
    introduction:
      'Il recevra un message sans réponse, sans fichier et sans code. Il confirmera son adresse, puis pourra lire, compléter et transmettre la candidature.',
    label: 'Adresse électronique de votre collègue',
    hint: 'Par exemple : nom@entreprise.fr',
    submit: 'Inviter',
    errorTitle: 'L’invitation n’est pas partie',
    done: 'L’invitation part dans l’instant.',
  },
  earlier: {
    title: 'Vous avez déjà commencé une candidature à ce marché',
    hint: 'Elle est rattachée à votre adresse. Rien ne vous oblige à la reprendre : vous pouvez continuer celle-ci, qui est vide.',
    open: (date: string) => `Reprendre celle du ${date}`,
  },
  afterwards: {
    told: 'Nous écrivons aux adresses rattachées à cette candidature quand les documents sont prêts.',
    untold: 'Aucune adresse n’est rattachée à cette candidature : Passe Marché ne vous écrit pas.',
    way: 'Accès et messages',
  },
};

export const accessConsoleText = {
  title: 'Personnes qui ont accès par leur adresse',
  none: 'Aucune : seuls les liens de la plateforme l’ouvrent.',
  who: 'Personne',
  choose: 'Choisissez une personne',
  came: 'a ouvert la candidature',
  invited: 'invitée, pas encore venue',
  end: 'Mettre fin à cet accès',
  consequence: 'La personne en est prévenue ; ce que son adresse avait ouvert se ferme aussitôt.',
  done: 'L’accès est terminé.',
  nothing: 'Rien n’a été fait : choisissez une personne, ou elle n’avait déjà plus accès.',
};
