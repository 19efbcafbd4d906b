import { section } from '@/lib/catalogue/catalogue-field';
import type { MarketType } from '@/lib/catalogue/market-types';

const EVERY_PURCHASE: readonly MarketType[] = ['services', 'supplies', 'works'];

export const MOTIFS_EXCLUSION = [
  ...section('motifs_exclusion', 'fiscales_et_sociales', [
    {
      key: 'motifs_exclusion_fiscales_et_sociales_liquidation_judiciaire',
      inputType: 'yes_no_with_details',
      mandatory: true,
      marketTypes: EVERY_PURCHASE,
      unfavourableWhenYes: true,
      buyerLabel: 'Liquidation ou redressement judiciaire',
      buyerHelp:
        'La liquidation exclut de plein droit ; le redressement n’exclut que l’entreprise sans plan, ou non autorisée à poursuivre son activité pendant la durée du marché.',
      candidateLabel: 'Votre entreprise est-elle en liquidation ou en redressement judiciaire ?',
      candidateHelp:
        'Si oui, joignez le ou les jugements : un redressement n’exclut pas toujours. Entreprise étrangère : joignez l’extrait de registre qui prouve le contraire.',
      legalReference: 'Code de la commande publique, articles L2141-3 et R2143-9',
      options: { detailsWithNo: true },
    },
    {
      key: 'motifs_exclusion_fiscales_et_sociales_faillite_interdiction',
      inputType: 'yes_no_with_details',
      mandatory: true,
      marketTypes: EVERY_PURCHASE,
      unfavourableWhenYes: true,
      buyerLabel: 'Faillite personnelle ou interdiction de gérer',
      buyerHelp:
        'Mesure prononcée par un tribunal contre le dirigeant, en cours à la date où vous examinez la candidature.',
      candidateLabel: 'Le dirigeant de votre entreprise est-il en faillite personnelle ou interdit de gérer ?',
      candidateHelp: 'Ce sont des sanctions prononcées par un tribunal. Si oui, précisez laquelle et jusqu’à quand.',
      legalReference: 'Code de la commande publique, article L2141-3 ; Code de commerce, articles L653-1 à L653-8',
    },
    {
      key: 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales',
      inputType: 'files',
      mandatory: true,
      marketTypes: EVERY_PURCHASE,
      source: 'attestations_fiscales.document',
      buyerLabel: 'Attestation fiscale',
      buyerHelp: 'Elle prouve que l’entreprise a déclaré et payé ses impôts et taxes.',
      candidateLabel: 'Votre attestation de régularité fiscale',
      candidateHelp:
        'À télécharger dans votre espace professionnel sur impots.gouv.fr, ou à demander au service des impôts des entreprises.',
      legalReference: 'Code de la commande publique, articles L2141-2 et R2143-7',
    },
    {
      key: 'motifs_exclusion_fiscales_et_sociales_declarations_cotisations_sociales',
      inputType: 'files',
      mandatory: true,
      marketTypes: EVERY_PURCHASE,
      source: 'urssaf_attestation_vigilance.document',
      mayNotApply: true,
      buyerLabel: 'Attestation de vigilance (cotisations sociales)',
      buyerHelp: 'Elle prouve que l’entreprise a déclaré et payé ses cotisations sociales.',
      candidateLabel: 'Votre attestation de vigilance',
      candidateHelp:
        'À télécharger sur urssaf.fr, ou sur msa.fr pour le régime agricole. Elle doit dater de moins de six mois.',
      legalReference:
        'Code de la commande publique, articles L2141-2, R2143-7 et R2143-8 ; Code du travail, article D8222-5',
    },
    {
      key: 'motifs_exclusion_fiscales_et_sociales_travailleurs_handicapes',
      inputType: 'files',
      mandatory: true,
      marketTypes: EVERY_PURCHASE,
      source: 'urssaf_attestation_vigilance.document',
      mayNotApply: true,
      buyerLabel: 'Emploi de travailleurs handicapés',
      buyerHelp: 'Preuve du respect de l’obligation d’emploi, qui s’applique à partir de 20 salariés.',
      candidateLabel: 'Votre preuve du respect de l’obligation d’emploi de travailleurs handicapés',
      candidateHelp:
        'À partir de 20 salariés : l’attestation de vigilance convient, joignez-la ici aussi. En dessous, laissez vide.',
      legalReference: 'Code de la commande publique, article R2143-3 ; Code du travail, articles L5212-1 à L5212-11',
    },
    {
      key: 'motifs_exclusion_fiscales_et_sociales_cibtp_cnetp',
      inputType: 'files',
      mandatory: true,
      marketTypes: ['works', 'defense'],
      source: 'cotisation_retraite.documents',
      mayNotApply: true,
      buyerLabel: 'Congés payés et chômage intempéries (CIBTP, CNETP)',
      buyerHelp:
        'Certificat de la caisse du bâtiment (CIBTP) ou des travaux publics (CNETP), pour les entreprises qui en dépendent.',
      candidateLabel: 'Votre certificat de la caisse de congés payés du bâtiment ou des travaux publics',
      candidateHelp:
        'À télécharger dans l’espace adhérent de votre caisse, CIBTP ou CNETP. Si vous n’en dépendez pas, laissez vide.',
      legalReference: 'Code de la commande publique, articles L2141-2 et R2143-7',
    },
    {
      key: 'motifs_exclusion_fiscales_et_sociales_pro_btp',
      inputType: 'files',
      mandatory: true,
      marketTypes: ['works'],
      source: 'probtp.document',
      mayNotApply: true,
      buyerLabel: 'Cotisations de retraite du bâtiment (PRO BTP)',
      buyerHelp:
        'Attestation de paiement des cotisations de retraite complémentaire du bâtiment et des travaux publics.',
      candidateLabel: 'Votre attestation de cotisations PRO BTP',
      candidateHelp:
        'À télécharger dans votre espace entreprise sur probtp.com. Si vous n’y cotisez pas, laissez vide.',
      legalReference: 'Code de la commande publique, article L2141-2',
    },
  ]),
  ...section('motifs_exclusion', 'appreciation_acheteur_discretionnaire', [
    {
      key: 'motifs_exclusion_appreciation_acheteur_discretionnaire_manquement_execution',
      inputType: 'yes_no_with_details',
      marketTypes: EVERY_PURCHASE,
      unfavourableWhenYes: true,
      buyerLabel: 'Manquement grave lors d’un contrat public précédent',
      buyerHelp:
        'Dommages et intérêts, résiliation ou sanction comparable dans les trois dernières années. Vous devez entendre le candidat avant de l’exclure.',
      candidateLabel:
        'Au cours des trois dernières années, votre entreprise a-t-elle été sanctionnée pour un manquement grave ou persistant lors d’un contrat public ?',
      candidateHelp:
        'Dommages et intérêts, résiliation ou sanction comparable. Si oui, expliquez ce qui s’est passé et ce que vous avez corrigé.',
      legalReference: 'Code de la commande publique, articles L2141-7 et L2141-11',
    },
    {
      key: 'motifs_exclusion_appreciation_acheteur_discretionnaire_bilan_ges',
      inputType: 'yes_no_with_details',
      marketTypes: EVERY_PURCHASE,
      unfavourableWhenYes: true,
      buyerLabel: 'Bilan des émissions de gaz à effet de serre (BEGES) non établi',
      buyerHelp: 'L’obligation vise les entreprises de plus de 500 salariés, 250 en outre-mer.',
      candidateLabel:
        'Votre entreprise a-t-elle manqué à son obligation d’établir un bilan des émissions de gaz à effet de serre ?',
      candidateHelp:
        'Cette obligation vise les entreprises de plus de 500 salariés, 250 en outre-mer. Si la vôtre est plus petite, répondez « non ».',
      legalReference: 'Code de la commande publique, article L2141-7-2 ; Code de l’environnement, article L229-25',
    },
    {
      key: 'motifs_exclusion_appreciation_acheteur_discretionnaire_plan_vigilance',
      inputType: 'yes_no_with_details',
      marketTypes: EVERY_PURCHASE,
      unfavourableWhenYes: true,
      buyerLabel: 'Plan de vigilance non établi',
      buyerHelp:
        'L’obligation vise les sociétés d’au moins 5 000 salariés en France, ou 10 000 dans le monde, filiales comprises.',
      candidateLabel: 'Votre entreprise a-t-elle manqué à son obligation d’établir un plan de vigilance ?',
      candidateHelp:
        'Cette obligation vise les sociétés d’au moins 5 000 salariés en France, ou 10 000 dans le monde, filiales comprises. Si la vôtre est plus petite, répondez « non ».',
      legalReference: 'Code de la commande publique, article L2141-7-1 ; Code de commerce, article L225-102-1',
    },
  ]),
];
