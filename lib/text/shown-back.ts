import { errorText } from './site';

/** Pages that answer a form which could not be saved, with what it held: nothing typed is lost. */
export const shownBackText = {
  unauthorized: {
    title: errorText.unauthorized.title,
    introduction:
      'Ce que vous venez d’envoyer n’a pas été enregistré : ce navigateur n’a plus accès à ce dossier. Vous le retrouvez ci-dessous, pour le copier ; cette page ne sera plus affichée si vous la fermez.',
    sections: errorText.unauthorized.sections,
  },
  typed: {
    title: 'Ce que vous veniez de saisir',
    hint: 'Sélectionnez et copiez ce texte dans un document avant de fermer la page.',
    cut: 'Votre envoi dépasse ce que nous pouvons vous montrer (1 Mo de texte) : la suite n’est pas ici. Avec le bouton « Précédent » de votre navigateur, vous la retrouverez sans doute.',
    none: 'Cette page ne contenait aucune saisie.',
    unreadable:
      'Votre envoi n’est pas arrivé en entier : nous ne pouvons pas vous le montrer. Avec le bouton « Précédent » de votre navigateur, vous retrouverez sans doute ce que vous aviez saisi.',
  },
  files: {
    title: 'Fichiers à ajouter de nouveau',
    hint: 'Ces fichiers n’ont pas été conservés. Ils sont toujours sur votre appareil.',
  },
  otherAnswer: 'Autre réponse',
  checked: 'Case cochée',
} as const;
