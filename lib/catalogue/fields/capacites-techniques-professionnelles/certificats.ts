import { section } from '@/lib/catalogue/catalogue-field';

export const CERTIFICATS = section('capacites_techniques_professionnelles', 'certificats', [
  {
    key: 'capacites_techniques_professionnelles_certificats_inscription_registre',
    inputType: 'files',
    marketTypes: ['services'],
    buyerLabel: 'Inscription à un ordre ou à un registre professionnel',
    buyerHelp: 'Pour une profession réglementée : un certificat par personne concernée.',
    candidateLabel: 'Vos inscriptions à un ordre ou à un registre professionnel',
    candidateHelp:
      'Pour une profession réglementée (architecte, avocat, expert-comptable…) : un certificat par personne concernée.',
    legalReference: 'Code de la commande publique, article R2142-5',
  },
  {
    key: 'capacites_techniques_professionnelles_certificats_qualibat',
    inputType: 'files',
    marketTypes: ['works'],
    source: 'qualibat.document',
    buyerLabel: 'Certificat Qualibat',
    buyerHelp: 'Qualification des entreprises du bâtiment. Vous devez accepter une preuve équivalente.',
    candidateLabel: 'Votre certificat Qualibat',
    candidateHelp:
      'Certificat en cours de validité. Sans lui, joignez une preuve équivalente : références, autre certificat…',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_certificats_qualifelec',
    inputType: 'files',
    marketTypes: ['works'],
    source: 'qualifelec.documents',
    buyerLabel: 'Certificats Qualifelec',
    buyerHelp: 'Qualification des entreprises d’électricité. Vous devez accepter une preuve équivalente.',
    candidateLabel: 'Vos certificats Qualifelec',
    candidateHelp:
      'Certificats en cours de validité. Sans eux, joignez une preuve équivalente : références, autre certificat…',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_certificats_rge',
    inputType: 'files',
    marketTypes: ['services', 'supplies', 'works'],
    source: 'rge.documents',
    buyerLabel: 'Certificats RGE (reconnu garant de l’environnement)',
    buyerHelp:
      'Qualification pour les travaux d’économie d’énergie et les énergies renouvelables. Vous devez accepter une preuve équivalente.',
    candidateLabel: 'Vos certificats RGE (reconnu garant de l’environnement)',
    candidateHelp: 'Certificats en cours de validité. Sans eux, joignez une preuve équivalente.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_certificats_bio',
    inputType: 'files',
    marketTypes: ['services', 'supplies'],
    buyerLabel: 'Certificat d’agriculture biologique',
    buyerHelp: 'Délivré par un organisme certificateur aux producteurs, transformateurs et distributeurs.',
    candidateLabel: 'Votre certificat d’agriculture biologique',
    candidateHelp: 'Le certificat en cours de validité remis par votre organisme certificateur.',
    legalReference: 'Règlement (UE) 2018/848 du 30 mai 2018',
  },
  {
    key: 'capacites_techniques_professionnelles_certificats_ess',
    inputType: 'yes_no_with_details',
    marketTypes: ['services', 'supplies', 'works'],
    source: 'insee.ess',
    buyerLabel: 'Entreprise de l’économie sociale et solidaire (ESS)',
    buyerHelp: 'Association, coopérative, mutuelle, fondation, ou société commerciale qui en remplit les conditions.',
    candidateLabel: 'Votre entreprise fait-elle partie de l’économie sociale et solidaire (ESS) ?',
    candidateHelp:
      'Association, coopérative, mutuelle, fondation, ou société commerciale de l’ESS. Si oui, vous pouvez joindre un justificatif.',
    legalReference: 'Loi n° 2014-856 du 31 juillet 2014, article 1er',
  },
  {
    key: 'capacites_techniques_professionnelles_certificats_qualiopi_france',
    inputType: 'files',
    marketTypes: ['services'],
    source: 'carif_oref.qualiopi',
    buyerLabel: 'Certificat Qualiopi',
    buyerHelp: 'Certification de la qualité des organismes de formation.',
    candidateLabel: 'Votre certificat Qualiopi',
    candidateHelp:
      'Pour un organisme de formation : le certificat en cours de validité, avec les actions qu’il couvre.',
    legalReference: 'Code du travail, article L6316-1',
  },
  {
    key: 'capacites_techniques_professionnelles_certificats_france_competences',
    inputType: 'url',
    marketTypes: ['services'],
    source: 'carif_oref.france_competence',
    buyerLabel: 'Habilitations France compétences (RNCP, RS)',
    buyerHelp:
      'Certifications professionnelles que l’organisme est habilité à préparer, au répertoire national (RNCP) ou spécifique (RS).',
    candidateLabel: 'Vos habilitations France compétences (RNCP, RS)',
    candidateHelp:
      'L’adresse de la fiche sur francecompetences.fr de la certification que vous êtes habilité à préparer.',
    legalReference: 'Code du travail, articles L6113-5 et L6113-6',
  },
  {
    key: 'capacites_techniques_professionnelles_certificats_cqp_tp',
    inputType: 'files',
    marketTypes: ['works'],
    source: 'fntp.document',
    buyerLabel: 'Carte professionnelle et certificats de travaux publics (FNTP, CQP TP)',
    buyerHelp:
      'Identification professionnelle des entreprises de travaux publics. Vous devez accepter une preuve équivalente.',
    candidateLabel: 'Votre carte professionnelle ou vos certificats de travaux publics (FNTP, CQP TP)',
    candidateHelp:
      'Documents en cours de validité. Sans eux, joignez une preuve équivalente : références, autre certificat…',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
  {
    key: 'capacites_techniques_professionnelles_certificats_opqibi',
    inputType: 'url',
    marketTypes: ['services', 'works'],
    source: 'opqibi.data',
    buyerLabel: 'Qualification OPQIBI (ingénierie)',
    buyerHelp:
      'Qualification des bureaux d’études et sociétés d’ingénierie. Vous devez accepter une preuve équivalente.',
    candidateLabel: 'Votre qualification OPQIBI (ingénierie)',
    candidateHelp: 'L’adresse de votre certificat sur opqibi.com.',
    legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
  },
]);
