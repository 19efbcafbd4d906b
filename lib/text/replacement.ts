/** Replacing or withdrawing what was submitted, until the deadline. */
export const replacementText = {
  title: 'Une erreur, un oubli ?',
  introduction: (deadline: string) =>
    `Jusqu’à la date limite, ${deadline}, vous pouvez transmettre une nouvelle candidature à la place de celle-ci : elle commence par une copie de vos réponses et de vos fichiers. Celle-ci reste transmise tant que la nouvelle ne l’est pas.`,
  replace: 'Remplacer cette candidature',
  begun: 'Le remplacement de cette candidature est commencé, et n’est pas transmis : c’est celle-ci qui compte.',
  goOn: 'Continuer le remplacement',
  withdraw: 'Retirer cette candidature',
  /** On the pages of the copy. */
  draft: {
    title: (submitted: string) => `Vous remplacez votre candidature transmise le ${submitted}`,
    message: (identifier: string) =>
      `La candidature ${identifier} reste transmise, telle qu’elle est, jusqu’à ce que vous transmettiez celle-ci. La déclaration sur l’honneur est à refaire.`,
    withdrawn: (identifier: string) => `La candidature ${identifier} est retirée : elle ne compte plus.`,
    back: 'Revoir la candidature transmise',
  },
  withdrawal: {
    title: 'Retirer votre candidature ?',
    consequences: [
      'L’acheteur ne l’examinera pas. C’est définitif : elle ne pourra plus être remplacée.',
      'Jusqu’à la date limite, vous pourrez en commencer une autre depuis votre plateforme.',
      'Son attestation reste disponible ici, et dit toujours ce que vous aviez transmis, et quand.',
    ],
    confirm: 'Retirer ma candidature',
    keep: 'La laisser transmise',
  },
  replaced: {
    title: 'Votre candidature est remplacée',
    message: (date: string, identifier: string) =>
      `Elle est remplacée depuis le ${date} par la candidature ${identifier}, qui compte à sa place.`,
    see: 'Voir la candidature qui la remplace',
  },
  withdrawn: {
    title: 'Votre candidature est retirée',
    message: (date: string) => `Elle est retirée depuis le ${date} : elle ne compte plus.`,
  },
  /** Said of a document, to whoever verifies it. */
  verified: {
    replaced: (date: string) => `Cette candidature est remplacée depuis le ${date} : une autre compte à sa place.`,
    withdrawn: (date: string) => `Cette candidature est retirée depuis le ${date} : elle ne compte plus.`,
  },
  facts: { replaces: 'Remplace', replacedBy: 'Remplacée par' },
} as const;
