/** What a candidate reads when somebody else, or another tab, was at work on the same application. */
export const candidateChangesText = {
  title: 'Cette page a changé pendant que vous la remplissiez',
  introduction: 'Une autre personne, ou un autre onglet de votre navigateur, a enregistré entre-temps :',
  value: (saved: string) => `« ${saved} »`,
  erased: 'réponse effacée',
  whatNow:
    'Pour ces réponses, la page montre ce que vous aviez saisi ; ce n’est pas encore enregistré. Tout le reste l’est. Vérifiez, puis enregistrez de nouveau.',
  nextAnyway: 'Enregistrer quand même',
  summary: {
    title: 'Cette candidature a changé pendant que vous la relisiez',
    whatNow: 'Rien n’est transmis. Le récapitulatif ci-dessous tient compte de ces changements : relisez-le.',
  },
  late: {
    title: 'Cette candidature est déjà transmise',
    introduction:
      'Une autre personne, ou un autre onglet de votre navigateur, l’a transmise entre-temps. Ce que vous venez d’envoyer n’a rien changé.',
    whatToDo: 'Que faire ?',
    items: [
      'Relisez ce qui a été transmis : cela ne se modifie plus.',
      'Si c’est une erreur, remplacez-la ou retirez-la, jusqu’à la date limite, depuis sa page.',
    ],
    link: 'Voir où en est la candidature',
  },
} as const;
