import { section } from '@/lib/catalogue/catalogue-field';

export const REALISATIONS = section('capacites_techniques_professionnelles', 'realisations', [
  {
    key: 'capacites_techniques_professionnelles_realisations_livraisons_trois_ans',
    inputType: 'past_contracts',
    marketTypes: ['services', 'supplies'],
    mayNotApply: true,
    buyerLabel: 'Principales livraisons ou prestations des trois dernières années',
    buyerHelp:
      'Avec le montant, la date et le destinataire. L’absence de références comparables ne suffit pas à écarter un candidat.',
    candidateLabel: 'Quelles sont vos principales livraisons ou prestations des trois dernières années ?',
    candidateHelp: 'Pour un client public ou privé. Ne pas avoir de référence comparable ne suffit pas à vous écarter.',
    legalReference: 'Code de la commande publique, article R2142-14 ; arrêté du 22 mars 2019 (annexe 9 du code)',
    options: { windowYears: 3 },
  },
  {
    key: 'capacites_techniques_professionnelles_realisations_attestations_trois_ans',
    inputType: 'files',
    marketTypes: ['services', 'supplies'],
    mayNotApply: true,
    buyerLabel: 'Attestations de bonne exécution des trois dernières années',
    buyerHelp: 'Établies par les clients, elles appuient la liste des livraisons ou prestations.',
    candidateLabel: 'Vos attestations de bonne exécution des trois dernières années',
    candidateHelp: 'Établies par vos clients, pour les livraisons ou prestations que vous avez citées.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_realisations_livraisons_cinq_ans',
    inputType: 'past_contracts',
    marketTypes: ['works'],
    mayNotApply: true,
    buyerLabel: 'Principaux travaux des cinq dernières années',
    buyerHelp:
      'Avec le montant, la date et le destinataire. L’absence de références comparables ne suffit pas à écarter un candidat.',
    candidateLabel: 'Quels sont vos principaux travaux des cinq dernières années ?',
    candidateHelp: 'Pour un client public ou privé. Ne pas avoir de référence comparable ne suffit pas à vous écarter.',
    legalReference: 'Code de la commande publique, article R2142-14 ; arrêté du 22 mars 2019 (annexe 9 du code)',
    options: { windowYears: 5 },
  },
  {
    key: 'capacites_techniques_professionnelles_realisations_attestations_cinq_ans',
    inputType: 'files',
    marketTypes: ['works'],
    mayNotApply: true,
    buyerLabel: 'Attestations de bonne exécution des travaux des cinq dernières années',
    buyerHelp: 'Elles indiquent le montant, la date et le lieu des travaux, et s’ils ont suivi les règles de l’art.',
    candidateLabel: 'Vos attestations de bonne exécution des cinq dernières années',
    candidateHelp: 'Pour vos travaux les plus importants : montant, date, lieu, et respect des règles de l’art.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
]);
