/** What a buyer reads when somebody else, or another tab, was at work on the same market. */
export const buyerChangesText = {
  title: 'Cette configuration a changé pendant que vous choisissiez',
  introduction: 'Une autre personne, ou un autre onglet de votre navigateur, a enregistré entre-temps :',
  defense: (isDefense: boolean) => `Marché de défense ou de sécurité : ${isDefense ? '« Oui »' : '« Non »'}.`,
  lots: 'Les lots, ou leurs limites.',
  groupRules: 'Ce qui n’est pas accepté des groupements.',
  required: 'Renseignements de base',
  additional: (wanted: boolean) => `Renseignements complémentaires : ${wanted ? '« Oui »' : '« Non »'}`,
  added: (labels: readonly string[]) => `ajouté : ${labels.join(' ; ')}`,
  removed: (labels: readonly string[]) => `retiré : ${labels.join(' ; ')}`,
  /** Under the changes, by step. */
  whatNow: {
    setup: 'Votre réponse est affichée ci-dessous ; elle n’est pas enregistrée. Vérifiez, puis enregistrez de nouveau.',
    required_fields:
      'Vos choix et ces changements sont réunis ci-dessous ; rien n’en est encore enregistré. Vérifiez, puis enregistrez de nouveau.',
    additional_fields:
      'Vos choix et ces changements sont réunis ci-dessous ; rien n’en est encore enregistré. Vérifiez, puis enregistrez de nouveau.',
    summary: 'Rien n’est finalisé. Le récapitulatif ci-dessous tient compte de ces changements : relisez-le.',
  },
  late: {
    completed: {
      title: 'La configuration de ce marché est déjà finalisée',
      introduction:
        'Une autre personne, ou un autre onglet de votre navigateur, l’a finalisée entre-temps. Ce que vous venez d’envoyer n’a rien changé.',
      items: [
        'Vérifiez avec vos collègues que le formulaire finalisé convient : il n’est plus modifiable.',
        'S’il ne convient pas, annulez ce marché depuis votre plateforme, puis créez-en un autre.',
      ],
      link: 'Voir où en est ce marché',
    },
    cancelled: {
      title: 'Ce marché est annulé',
      introduction: 'Il a été annulé entre-temps depuis votre plateforme. Ce que vous venez d’envoyer n’a rien changé.',
      items: ['Si c’est une erreur, créez un autre marché depuis votre plateforme.'],
      link: 'Voir où en est ce marché',
    },
    step_closed: {
      title: 'Une étape précédente a changé',
      introduction:
        'Une autre personne, ou un autre onglet de votre navigateur, a changé la réponse sur la défense. Les renseignements proposés ne sont plus les mêmes : ce que vous venez d’envoyer n’a pas été enregistré.',
      items: [
        'Reprenez la configuration à l’étape qui est à revoir.',
        'Retrouvez ci-dessous ce que vous aviez choisi.',
      ],
      link: 'Reprendre la configuration',
    },
  },
  whatToDo: 'Que faire ?',
  ticked: 'Renseignements cochés',
} as const;
