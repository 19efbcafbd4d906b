import { section } from '@/lib/catalogue/catalogue-field';

export const EFFECTIFS = section('capacites_techniques_professionnelles', 'effectifs', [
  {
    key: 'capacites_techniques_professionnelles_effectifs_moyens_annuels',
    inputType: 'headcount_by_year',
    marketTypes: ['services', 'supplies', 'works'],
    mayNotApply: true,
    buyerLabel: 'Effectifs moyens des trois dernières années',
    buyerHelp: 'Avec le nombre de cadres, pour juger des moyens humains de l’entreprise.',
    candidateLabel:
      'Combien de personnes votre entreprise a-t-elle employées en moyenne chacune des trois dernières années ?',
    candidateHelp:
      'Comptez aussi les cadres, puis indiquez leur nombre à part. Entreprise récente : remplissez les années connues.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_effectifs_cv_intervenants',
    inputType: 'people',
    marketTypes: ['services', 'supplies', 'works'],
    buyerLabel: 'Équipe affectée au marché',
    buyerHelp: 'Les titres d’études et l’expérience des personnes qui exécuteront le marché, avec leur CV.',
    candidateLabel: 'Qui travaillera sur ce marché ?',
    candidateHelp: 'Ajoutez chaque personne avec ses diplômes ou son expérience et son CV, ou joignez une liste.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_effectifs_techniciens_organismes',
    inputType: 'people',
    marketTypes: ['works'],
    mayNotApply: true,
    buyerLabel: 'Techniciens et organismes techniques',
    buyerHelp:
      'Ceux dont l’entreprise disposera pour le chantier, en interne ou non, en particulier pour le contrôle de la qualité.',
    candidateLabel: 'Quels techniciens ou organismes techniques interviendront sur le chantier ?',
    candidateHelp:
      'En interne ou non, en particulier pour le contrôle de la qualité. Ajoutez chacun, ou joignez une liste.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
]);
