import { formatCount } from './format';

/** Pages the law asks for. They say what is true of the software, and what whoever puts it online has still to say. */
export const legalText = {
  title: 'Mentions légales',
  introduction: 'Qui publie ce site, qui l’héberge, et ce que vous pouvez en réutiliser.',
  sections: [
    {
      title: 'Éditeur et hébergeur',
      paragraphs: [
        'Cette installation n’a pas encore indiqué son éditeur ni son hébergeur. L’organisme qui l’ouvre au public doit le faire sur cette page (article 1-1 de la loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique).',
      ],
    },
    { title: 'Réutilisation', paragraphs: ['Le code de Passe Marché est libre, sous licence MIT.'] },
  ],
} as const;

export const accessibilityText = {
  title: 'Accessibilité : non conforme',
  introduction:
    'Passe Marché veut être utilisable par tous. Aucun audit n’ayant encore été mené par des personnes, le site est déclaré non conforme au référentiel général d’amélioration de l’accessibilité (RGAA).',
  sections: [
    {
      title: 'Où en est-on',
      paragraphs: [
        'Chaque page et chaque état d’erreur passent, en thèmes clair et sombre, un contrôle automatique qui n’y trouve aucun écart. Les parcours sont essayés de bout en bout au clavier seul, à 200 %, sur un écran de 320 pixels de large et sans JavaScript.',
        'Un tel contrôle ne trouve qu’une partie des défauts, et personne n’a encore parcouru le site avec un lecteur d’écran : il ne remplace pas un audit. La grille ci-dessous dit, critère par critère, ce qui est établi et ce qui reste à confirmer.',
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
        'Si vous avez signalé un défaut qui vous empêche d’accéder à un contenu et n’avez pas obtenu de réponse satisfaisante, vous pouvez saisir le Défenseur des droits (article 47 de la loi n° 2005-102 du 11 février 2005).',
      ],
      link: { href: 'https://formulaire.defenseurdesdroits.fr/', text: 'Écrire au Défenseur des droits' },
    },
  ],
  grid: {
    title: 'La grille du RGAA 4.1.2',
    introduction: (found: Record<'shown' | 'to_confirm' | 'not_applicable', number>) =>
      `Auto-évaluation des 106 critères, résumés : ${formatCount(found.shown, 'conforme', 'conformes')}, ${found.to_confirm} à confirmer par une personne, ${found.not_applicable} sans objet.`,
  },
} as const;

export const privacyText = {
  title: 'Données personnelles',
  introduction: 'Ce que Passe Marché garde, pourquoi, et qui peut le lire.',
  sections: [
    {
      title: 'Ce qui est gardé',
      items: [
        'Le marché, décrit par la plateforme de l’acheteur, et ce que l’acheteur a choisi de demander.',
        'Les réponses et les fichiers de l’entreprise candidate, dont le nom, l’adresse électronique et le téléphone de la personne à contacter.',
        'La déclaration sur l’honneur, avec sa date et son heure.',
      ],
    },
    {
      title: 'Pourquoi, et pour qui',
      paragraphs: [
        'Ces données servent à constituer la candidature et à en apporter la preuve. Elles sont remises à la plateforme qui a ouvert le formulaire, et par elle à l’acheteur. Elles ne servent ni à la publicité, ni à mesurer l’audience.',
      ],
    },
    {
      title: 'Dans votre navigateur',
      paragraphs: [
        'Un cookie garde votre session ouverte, 24 heures après votre dernière visite. Votre choix de thème, clair ou sombre, reste dans votre navigateur. Il n’y a ni traceur, ni service tiers : aucun consentement n’est donc demandé.',
      ],
    },
    {
      title: 'Combien de temps, et vos droits',
      paragraphs: [
        'La durée de conservation et l’adresse où exercer vos droits dépendent de l’organisme qui met ce service en ligne ; cette installation ne les a pas encore indiquées. Vous pouvez aussi vous adresser à la plateforme depuis laquelle vous êtes venu, et saisir la CNIL.',
      ],
      link: { href: 'https://www.cnil.fr/fr/plaintes', text: 'Adresser une plainte à la CNIL' },
    },
  ],
} as const;
