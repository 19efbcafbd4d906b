/** Who publishes the site, as whoever runs this instance has said. What is not said is undefined. */
export type SiteIdentity = {
  publisher?: string | undefined;
  director?: string | undefined;
  host?: string | undefined;
  contact?: string | undefined;
  dataProtection?: string | undefined;
};

const unsaid = (what: string) =>
  `Cette installation n’a pas encore indiqué ${what}. L’organisme qui l’ouvre au public doit le faire (article 1-1 de la loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique).`;

/** Pages the law asks for. They say what is true of the software, and what whoever puts it online has said, or has still to say. */
export const legalText = ({ publisher, director, host, contact }: SiteIdentity) => ({
  title: 'Mentions légales',
  introduction: 'Qui publie ce site, qui l’héberge, et ce que vous pouvez en réutiliser.',
  sections: [
    {
      title: 'Éditeur du site',
      paragraphs: [
        publisher ?? unsaid('son éditeur'),
        director ? `Directeur de la publication : ${director}.` : unsaid('son directeur de la publication'),
        contact ? `Pour nous écrire : ${contact}.` : unsaid('où lui écrire'),
      ],
    },
    { title: 'Hébergeur', paragraphs: [host ?? unsaid('son hébergeur')] },
    { title: 'Réutilisation', paragraphs: ['Le code de Passe Marché est libre, sous licence MIT.'] },
  ],
});

export const accessibilityText = {
  title: 'Accessibilité : non conforme',
  introduction:
    'Passe Marché veut être utilisable par tous. Aucun audit n’ayant encore été mené, le site est déclaré non conforme au référentiel général d’amélioration de l’accessibilité (RGAA).',
  sections: [
    {
      title: 'Où en est-on',
      paragraphs: [
        'Les pages sont essayées par un outil de contrôle automatique, celles des formulaires en thème clair seulement, et fonctionnent sans JavaScript. Un tel contrôle ne trouve qu’une partie des défauts : il ne remplace pas un audit.',
      ],
    },
    {
      title: 'Vous êtes bloqué ?',
      paragraphs: [
        'Écrivez à l’assistance de la plateforme depuis laquelle vous êtes venu : elle peut joindre l’équipe de Passe Marché et vous proposer un autre moyen.',
      ],
    },
    {
      title: 'Voie de recours',
      paragraphs: [
        'Si vous avez signalé un défaut qui vous empêche d’accéder à un contenu et n’avez pas obtenu de réponse satisfaisante, vous pouvez saisir le Défenseur des droits (article 47 de la loi n° 2005-102 du 11 février 2005).',
      ],
      link: { href: 'https://formulaire.defenseurdesdroits.fr/', text: 'Écrire au Défenseur des droits' },
    },
  ],
} as const;
