import { section } from '@/lib/catalogue/catalogue-field';
import type { MarketType } from '@/lib/catalogue/market-types';

const EVERY_PURCHASE: readonly MarketType[] = ['services', 'supplies', 'works'];

export const CAPACITE_ECONOMIQUE_FINANCIERE = [
  ...section('capacite_economique_financiere', 'chiffre_affaires', [
    {
      key: 'capacite_economique_financiere_chiffre_affaires_global_annuel',
      inputType: 'turnover_by_year',
      marketTypes: EVERY_PURCHASE,
      source: 'dgfip_chiffres_affaires.chiffres_affaires_data',
      mayNotApply: true,
      buyerLabel: 'Chiffre d’affaires des trois derniers exercices',
      buyerHelp:
        'Avec la part réalisée dans le domaine du marché. Le minimum exigé ne peut dépasser, sauf justification, deux fois le montant estimé du marché ou du lot.',
      candidateLabel: 'Quel a été votre chiffre d’affaires des trois derniers exercices ?',
      candidateHelp:
        'En euros hors taxes, avec la part réalisée dans le domaine du marché. Entreprise récente : remplissez les exercices clos.',
      legalReference: 'Code de la commande publique, article R2142-7 ; arrêté du 22 mars 2019 (annexe 9 du code)',
    },
  ]),
  ...section('capacite_economique_financiere', 'bilans', [
    {
      key: 'capacite_economique_financiere_bilans_trois_exercices',
      inputType: 'files',
      marketTypes: EVERY_PURCHASE,
      source: 'actes_bilans.actes_et_bilans',
      mayNotApply: true,
      buyerLabel: 'Bilans des trois derniers exercices',
      buyerHelp: 'Bilans ou extraits de bilan des exercices clos, pour les entreprises tenues d’en établir.',
      candidateLabel: 'Vos bilans des trois derniers exercices clos',
      candidateHelp:
        'Bilans complets ou extraits, un fichier par exercice. Si la loi ne vous impose pas d’en établir, laissez vide.',
      legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
    },
  ]),
  ...section('capacite_economique_financiere', 'assurance', [
    {
      key: 'capacite_economique_financiere_assurance_risques_professionnels',
      inputType: 'checkbox_with_files',
      marketTypes: EVERY_PURCHASE,
      buyerLabel: 'Assurance des risques professionnels',
      buyerHelp:
        'Le candidat certifie qu’il respecte ses obligations d’assurance et joint une attestation, une déclaration de sa banque, ou les deux.',
      candidateLabel: 'Je certifie que mon entreprise respecte ses obligations d’assurance professionnelle',
      candidateHelp:
        'Joignez votre attestation d’assurance en cours de validité, une déclaration de votre banque, ou les deux.',
      legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
    },
  ]),
];
