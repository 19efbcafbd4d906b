import { section } from '@/lib/catalogue/catalogue-field';

export const OUTILLAGE = section('capacites_techniques_professionnelles', 'outillage', [
  {
    key: 'capacites_techniques_professionnelles_outillage_materiel_equipements',
    inputType: 'long_text',
    marketTypes: ['services', 'supplies', 'works'],
    buyerLabel: 'Outillage, matériel et équipement technique',
    buyerHelp: 'Ce dont l’entreprise disposera pour exécuter le marché.',
    candidateLabel: 'De quels outils, matériels et équipements disposerez-vous pour ce marché ?',
    candidateHelp: 'Par exemple véhicules, engins, machines, logiciels, en propriété ou en location.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_outillage_mesures_qualite',
    inputType: 'long_text',
    marketTypes: ['services', 'supplies', 'works'],
    buyerLabel: 'Équipement technique, mesures de qualité, moyens d’étude et de recherche',
    buyerHelp: 'Comment l’entreprise assure la qualité de son travail, et avec quels moyens d’étude et de recherche.',
    candidateLabel: 'Comment assurez-vous la qualité de votre travail, et avec quels moyens d’étude et de recherche ?',
    candidateHelp: 'Par exemple contrôles, essais, formation des équipes, bureau d’études, partenariats.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_outillage_echantillons',
    inputType: 'samples',
    marketTypes: ['services', 'supplies', 'works'],
    buyerLabel: 'Échantillons, descriptions et photographies',
    buyerHelp: 'Des produits que l’entreprise fournit. Un échantillon matériel reste à demander hors de ce formulaire.',
    candidateLabel: 'Quels produits voulez-vous présenter ?',
    candidateHelp: 'Pour chacun, une description et, si possible, des photographies ou une fiche technique.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
]);
