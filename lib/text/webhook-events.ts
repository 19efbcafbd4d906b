type EventText = {
  /** In the OpenAPI document and the documentation that is drawn from it. */
  summary: string;
  description: string;
  /** On the page for editors. */
  meaning: string;
  /** In the console. */
  title: string;
};

/** The words of each webhook event, in the order in which lists show them. */
export const webhookEventText = {
  'market.completed': {
    summary: 'Un marché est configuré',
    description: 'L’acheteur a finalisé : les candidatures peuvent commencer.',
    meaning: 'L’acheteur a finalisé : les candidatures peuvent commencer.',
    title: 'Marché finalisé',
  },
  'market_application.completed': {
    summary: 'Une candidature est transmise',
    description: 'Ses documents sont prêts à télécharger.',
    meaning: 'Une candidature est transmise, et ses documents sont prêts à télécharger.',
    title: 'Candidature transmise',
  },
  'market_application.withdrawn': {
    summary: 'Une candidature est retirée',
    description: 'Elle ne compte plus. Envoyé seulement aux plateformes qui l’ont demandé.',
    meaning: 'Une candidature transmise est retirée : elle ne compte plus. Envoyé seulement sur demande.',
    title: 'Candidature retirée',
  },
} as const satisfies Record<string, EventText>;
