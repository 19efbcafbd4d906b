/**
 * The top level (« niveau I ») of the Insee's « catégories juridiques », word for word:
 * 1 to 9 in the Insee's order, then 0, which hardly ever applies for a contract.
 */
export const INSEE_LEGAL_CATEGORIES = [
  'Entrepreneur individuel',
  'Groupement de droit privé non doté de la personnalité morale',
  'Personne morale de droit étranger',
  'Personne morale de droit public soumise au droit commercial',
  'Société commerciale',
  'Autre personne morale immatriculée au RCS',
  'Personne morale et organisme soumis au droit administratif',
  'Organisme privé spécialisé',
  'Groupement de droit privé',
  'Organisme de placement collectif en valeurs mobilières sans personnalité morale',
];
