import { errorText } from './site';

/** The page that answers a form, a link or a download which could not be carried out. */

const { title, advice } = errorText.failure;
const SHOWN = 'Vous le retrouvez ci-dessous ; cette page ne sera plus affichée si vous la fermez.';
const AGAIN = 'Attendez un instant, puis envoyez de nouveau.';

export const failureText = {
  /** What is said of a form, by the code of what went wrong. */
  form: {
    internal: {
      title,
      introduction: `Ce que vous venez d’envoyer n’a peut-être pas été enregistré. ${SHOWN}`,
      whatToDo: advice,
    },
    unavailable: {
      title: errorText.away.title,
      introduction: `Ce que vous venez d’envoyer n’a peut-être pas été enregistré. ${SHOWN}`,
      whatToDo: AGAIN,
    },
    no_room: {
      title: 'Notre espace est plein',
      introduction: `Vos fichiers n’ont pas pu être enregistrés ; rien d’autre n’est perdu. ${SHOWN}`,
      whatToDo: 'Réessayez plus tard : nous faisons de la place.',
    },
    bad_request: {
      title: 'Votre envoi n’est pas arrivé en entier',
      introduction: 'Rien n’a été enregistré : la connexion a sans doute été coupée.',
      whatToDo: 'Revenez à la page précédente de votre navigateur, puis envoyez de nouveau.',
    },
    too_large: {
      title: 'Votre envoi est trop volumineux',
      introduction: 'Rien n’a été enregistré.',
      whatToDo:
        'Revenez à la page précédente de votre navigateur, puis envoyez moins de texte ou de fichiers à la fois.',
    },
    refused: {
      title: 'Votre envoi n’a pas été accepté',
      introduction: `Rien n’a été enregistré. ${SHOWN}`,
      whatToDo: 'Revenez à la page précédente de votre navigateur, rechargez-la, puis envoyez de nouveau.',
    },
    not_found: {
      title: errorText.notFound.title,
      introduction: `Il n’y a rien à cette adresse : rien n’a été enregistré. ${SHOWN}`,
      whatToDo: 'Revenez par votre plateforme.',
    },
  },
  /** Of what was asked for by a link: nothing was typed. */
  link: {
    internal: { title, introduction: errorText.failure.introduction, whatToDo: advice },
    unavailable: {
      title: errorText.away.title,
      introduction: errorText.failure.introduction,
      whatToDo: 'Réessayez dans un instant.',
    },
    not_found: {
      title: errorText.notFound.title,
      introduction: errorText.notFound.introduction,
      whatToDo: 'Revenez par votre plateforme.',
    },
  },
  /** Of a step whose answers are kept, and whose files could not be. */
  textsKept: {
    introduction:
      'Vos réponses sont enregistrées. Les fichiers que vous aviez choisis ne le sont pas : ajoutez-les de nouveau.',
    link: 'Revenir à cette étape',
  },
  again: 'Envoyer de nouveau',
  retry: errorText.failure.retry,
} as const;
