import { section } from '@/lib/catalogue/catalogue-field';

export const ASSURANCE_QUALITE = section('capacites_techniques_professionnelles', 'assurance_qualite', [
  {
    key: 'capacites_techniques_professionnelles_assurance_qualite_systemes_gestion',
    inputType: 'long_text',
    marketTypes: ['services', 'supplies', 'works'],
    buyerLabel: 'Gestion et suivi de la chaîne d’approvisionnement',
    buyerHelp: 'Comment l’entreprise choisit et suit ses fournisseurs pendant le marché.',
    candidateLabel: 'Comment gérez-vous et suivez-vous vos approvisionnements ?',
    candidateHelp: 'Par exemple choix des fournisseurs, stocks, suivi des commandes et des livraisons.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_assurance_qualite_gestion_environnementale',
    inputType: 'long_text',
    marketTypes: ['services', 'supplies', 'works'],
    buyerLabel: 'Mesures de gestion environnementale',
    buyerHelp: 'Celles que l’entreprise pourra appliquer pendant l’exécution du marché.',
    candidateLabel: 'Quelles mesures prendrez-vous pour l’environnement pendant ce marché ?',
    candidateHelp: 'Par exemple tri et réemploi des déchets, déplacements, consommation d’eau et d’énergie.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_assurance_qualite_controle_organisme_officiel',
    inputType: 'files',
    marketTypes: ['services', 'supplies'],
    buyerLabel: 'Contrôle par l’acheteur ou un organisme officiel',
    buyerHelp:
      'Pour des produits ou services complexes, ou à usage particulier : certificats de contrôle, ou accord du candidat pour être contrôlé.',
    candidateLabel: 'Vos certificats de contrôle, ou votre accord pour être contrôlé',
    candidateHelp:
      'Pour des produits ou services complexes. L’acheteur, ou un organisme officiel, peut contrôler vos capacités de production et d’étude.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_assurance_qualite_norme_assurance_qualite',
    inputType: 'files_or_text',
    marketTypes: ['services', 'supplies', 'works'],
    buyerLabel: 'Normes d’assurance de la qualité, accessibilité comprise',
    buyerHelp:
      'Y compris pour l’accès des personnes handicapées. Vous devez accepter les certificats européens et les mesures équivalentes.',
    candidateLabel: 'Quelles normes d’assurance de la qualité respectez-vous ?',
    candidateHelp:
      'Y compris pour l’accès des personnes handicapées. Joignez vos certificats, ou décrivez des mesures équivalentes.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_assurance_qualite_certifications_qualite_environnement',
    inputType: 'files_or_text',
    marketTypes: ['services', 'supplies', 'works', 'defense'],
    buyerLabel: 'Certifications de qualité et d’environnement',
    buyerHelp:
      'Délivrées par des organismes accrédités, par exemple ISO 9001 ou ISO 14001. Vous devez accepter une preuve équivalente.',
    candidateLabel: 'Quelles certifications de qualité ou d’environnement avez-vous ?',
    candidateHelp:
      'Par exemple ISO 9001, ISO 14001 ou EMAS. Joignez vos certificats, ou décrivez des mesures équivalentes.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
]);
