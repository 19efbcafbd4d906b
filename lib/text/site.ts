/** What surrounds every page: header, menu, footer, demonstration notice, and the pages shown when something is wrong. */
export const siteText = {
  name: 'Passe Marché',
  /** After a press on a button whose answer is long in coming. */
  onItsWay: 'C’est en cours : la page suivante arrive, gardez celle-ci ouverte.',
  titleTemplate: '%s – Passe Marché',
  brand: ['République', 'Française'],
  tagline: 'Une seule candidature, claire, pour chaque marché public',
  description:
    'Passe Marché relie les plateformes de marchés publics, les acheteurs et les entreprises : un formulaire par marché, une attestation signée, un dossier complet.',
  homeTitle: 'Accueil – Passe Marché',
  skipLinks: { content: 'Contenu', menu: 'Menu', footer: 'Pied de page' },
  navigation: [
    { href: '/', text: 'Accueil' },
    { href: '/acheteur', text: 'Acheteur' },
    { href: '/candidat', text: 'Candidat' },
    { href: '/editeur', text: 'Éditeur' },
  ],
  footer: {
    description:
      'Passe Marché aide les acheteurs publics à demander le juste nécessaire, et les entreprises à répondre une seule fois, clairement.',
    license: 'Le code de Passe Marché est libre, sous licence MIT.',
    release: (release: string) => `Version ${release}.`,
    privacy: 'Données personnelles',
    documentation: 'Documentation de l’API',
  },
  demonstration: {
    platform: 'Orvéane',
    title: 'Démonstration',
    description: 'Rien de ce que vous saisissez ici n’a de valeur juridique.',
    link: 'Ouvrir la plateforme d’éditeur fictive',
  },
} as const;

/** What happened, what to do, what to quote. Never what was asked for: an address proves nothing about its reader. */
export const errorText = {
  backHome: 'Revenir à l’accueil',
  notFound: {
    title: 'Page introuvable',
    introduction: 'Il n’y a pas de page à cette adresse.',
    sections: [
      {
        title: 'Que faire ?',
        items: [
          'Si vous avez tapé ou copié l’adresse, vérifiez qu’elle est complète.',
          'Si vous veniez configurer un marché ou déposer une candidature, rouvrez Passe Marché depuis votre plateforme de marchés publics : ce qui est enregistré y est toujours.',
        ],
      },
    ],
  },
  methodNotAllowed: {
    title: 'Cette adresse ne s’ouvre pas ainsi',
    introduction: 'Elle reçoit un formulaire, ou ne fait qu’afficher une page : rien n’a été enregistré.',
    sections: [
      {
        title: 'Que faire ?',
        items: [
          'Revenez à la page précédente avec le bouton « Précédent » de votre navigateur.',
          'Ou rouvrez Passe Marché depuis votre plateforme de marchés publics : ce que vous aviez enregistré y est toujours.',
        ],
      },
    ],
  },
  unsupported: {
    title: 'Ce qui est arrivé n’est pas un formulaire',
    introduction: 'Nous n’avons pas pu lire ce qui a été envoyé à cette adresse : rien n’a été enregistré.',
    sections: [
      {
        title: 'Que faire ?',
        items: [
          'Revenez à la page précédente avec le bouton « Précédent » de votre navigateur, puis envoyez de nouveau le formulaire.',
          'Si cette page revient, écrivez à l’assistance de votre plateforme.',
        ],
      },
    ],
  },
  unauthorized: {
    title: 'Ouvrez cette page depuis votre plateforme',
    introduction:
      'Cette page ne s’ouvre qu’avec le lien donné par votre plateforme de marchés publics, et ce lien n’est pas actif dans ce navigateur.',
    sections: [
      {
        title: 'Pour revenir à votre dossier',
        paragraphs: ['Ce que vous aviez enregistré n’est pas perdu.'],
        items: [
          'Connectez-vous à la plateforme depuis laquelle vous êtes venu.',
          'Retrouvez-y votre marché ou votre candidature.',
          'Cliquez de nouveau sur le bouton qui ouvre Passe Marché : vous reprendrez là où vous en étiez.',
        ],
      },
      {
        title: 'Si votre adresse y est rattachée',
        paragraphs: ['Un code envoyé à votre adresse rouvre les candidatures qui y sont rattachées.'],
        link: { href: '/candidat/mes-candidatures', text: 'Mes candidatures' },
      },
      {
        title: 'Si ce bouton ramène toujours ici',
        items: [
          'Demandez un nouveau lien à votre plateforme : celui qu’elle garde a expiré ou a été remplacé.',
          'Si elle n’a pas de bouton pour cela, écrivez à son assistance : « Le lien vers Passe Marché n’est plus actif, demandez-en un nouveau », avec l’identifiant du marché (VR-…) ou de la candidature (FT…).',
          'Vérifiez que votre navigateur accepte les cookies de ce site.',
        ],
      },
      {
        title: 'Pourquoi je vois cette page ?',
        items: [
          'Votre session a pris fin : elle dure 24 heures après votre dernière visite.',
          'Vous avez changé d’appareil ou de navigateur, ou effacé les cookies.',
          'Le lien a expiré ou a été remplacé : votre plateforme peut en donner un nouveau.',
          'Quelqu’un a cliqué sur « Quitter » dans ce navigateur.',
        ],
      },
    ],
  },
  failure: {
    title: 'Le service a rencontré une erreur',
    introduction: 'Cette page n’a pas pu s’afficher. Ce que vous aviez enregistré n’est pas perdu.',
    advice: 'Réessayez dans quelques minutes. Si l’erreur revient, écrivez à l’assistance de votre plateforme.',
    reference: 'Référence à donner :',
    retry: 'Réessayer',
  },
  /** The same, while database or storage cannot be reached. */
  away: {
    title: 'Le service est momentanément indisponible',
    advice: 'Réessayez dans un instant. Si cela dure, écrivez à l’assistance de votre plateforme.',
  },
} as const;
