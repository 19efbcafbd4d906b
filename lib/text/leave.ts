import { formatCount } from './format';

/** Leaving a market, an application, or all that a browser may open. */
export const leaveText = {
  menu: 'Quitter',
  hint: 'Ce navigateur ne pourra plus ouvrir ce que vous quittez, jusqu’à ce que le lien de votre plateforme l’y autorise de nouveau. Ce qui est enregistré n’est pas perdu.',
  market: 'Quitter ce marché',
  application: 'Quitter cette candidature',
  everything: 'Quitter tout',
  page: {
    title: 'Vous avez quitté Passe Marché',
    introduction: 'Aucun marché ni aucune candidature n’est plus ouvert dans ce navigateur.',
    titleWhileOthers: 'Vous avez quitté ce dossier',
    introductionWhileOthers: (others: number) =>
      `${formatCount(others, 'autre dossier reste ouvert', 'autres dossiers restent ouverts')} dans ce navigateur. Si une autre personne utilise cet appareil après vous, quittez tout.`,
    sections: [
      {
        title: 'Pour revenir à votre dossier',
        paragraphs: ['Ce que vous aviez enregistré n’est pas perdu.'],
        items: [
          'Connectez-vous à la plateforme depuis laquelle vous êtes venu.',
          'Retrouvez-y votre marché ou votre candidature.',
          'Cliquez sur le bouton qui ouvre Passe Marché : vous reprendrez là où vous en étiez.',
        ],
      },
      {
        title: 'Si cet appareil n’est pas le vôtre',
        items: [
          'Déconnectez-vous aussi de votre plateforme : son bouton rouvre votre dossier.',
          'Fermez les onglets restés ouverts, et effacez les documents que vous avez téléchargés.',
        ],
      },
    ],
  },
} as const;
