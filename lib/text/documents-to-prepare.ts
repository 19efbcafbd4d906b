const EXCLUSION = 'motifs_exclusion_fiscales_et_sociales';
const APPRECIATION = 'motifs_exclusion_appreciation_acheteur_discretionnaire';
const ECONOMIC = 'capacite_economique_financiere';
const TECHNICAL = 'capacites_techniques_professionnelles';

/**
 * The document that a field's files are, as one looks for it in one's own files; by key, for the whole catalogue. A proof
 * that goes with an answer says with which.
 */
export const DOCUMENT_NAMES: Readonly<Record<string, string>> = {
  [`${EXCLUSION}_liquidation_judiciaire`]:
    'Jugement de redressement ou de liquidation judiciaire, ou extrait de registre pour une entreprise étrangère',
  [`${EXCLUSION}_faillite_interdiction`]:
    'Décision du tribunal, en cas de faillite personnelle ou d’interdiction de gérer',
  [`${EXCLUSION}_declarations_fiscales`]: 'Attestation de régularité fiscale (impots.gouv.fr)',
  [`${EXCLUSION}_declarations_cotisations_sociales`]: 'Attestation de vigilance de moins de six mois (Urssaf ou MSA)',
  [`${EXCLUSION}_travailleurs_handicapes`]:
    'À partir de 20 salariés, preuve de l’emploi de travailleurs handicapés : l’attestation de vigilance convient',
  [`${EXCLUSION}_cibtp_cnetp`]: 'Certificat de la caisse de congés payés (CIBTP ou CNETP)',
  [`${EXCLUSION}_pro_btp`]: 'Attestation de cotisations PRO BTP',
  [`${APPRECIATION}_manquement_execution`]:
    'Décision de résiliation ou de sanction d’un contrat public, s’il y en a eu une',
  [`${APPRECIATION}_bilan_ges`]: 'Bilan des émissions de gaz à effet de serre, si vous devez l’établir',
  [`${APPRECIATION}_plan_vigilance`]: 'Plan de vigilance, si vous devez l’établir',
  [`${ECONOMIC}_bilans_trois_exercices`]: 'Bilans des trois derniers exercices clos',
  [`${ECONOMIC}_assurance_risques_professionnels`]:
    'Attestation d’assurance professionnelle en cours de validité, ou déclaration de votre banque',
  [`${TECHNICAL}_effectifs_cv_intervenants`]: 'CV et diplômes des personnes qui travailleront sur le marché',
  [`${TECHNICAL}_effectifs_techniciens_organismes`]: 'Liste et CV des techniciens ou des organismes techniques',
  [`${TECHNICAL}_certificats_inscription_registre`]: 'Inscription à un ordre ou à un registre professionnel',
  [`${TECHNICAL}_certificats_qualibat`]: 'Certificat Qualibat, ou preuve équivalente',
  [`${TECHNICAL}_certificats_qualifelec`]: 'Certificats Qualifelec, ou preuve équivalente',
  [`${TECHNICAL}_certificats_rge`]: 'Certificats RGE, ou preuve équivalente',
  [`${TECHNICAL}_certificats_bio`]: 'Certificat d’agriculture biologique',
  [`${TECHNICAL}_certificats_ess`]: 'Statuts ou agrément qui prouvent l’appartenance à l’économie sociale et solidaire',
  [`${TECHNICAL}_certificats_qualiopi_france`]: 'Certificat Qualiopi',
  [`${TECHNICAL}_certificats_cqp_tp`]:
    'Carte professionnelle FNTP ou certificats de travaux publics, ou preuve équivalente',
  [`${TECHNICAL}_realisations_livraisons_trois_ans`]:
    'Attestations de bonne exécution, à joindre à chaque livraison ou prestation citée',
  [`${TECHNICAL}_realisations_attestations_trois_ans`]: 'Attestations de bonne exécution des trois dernières années',
  [`${TECHNICAL}_realisations_livraisons_cinq_ans`]:
    'Attestations de bonne exécution, à joindre à chaque chantier cité',
  [`${TECHNICAL}_realisations_attestations_cinq_ans`]:
    'Attestations de bonne exécution des travaux des cinq dernières années',
  [`${TECHNICAL}_outillage_echantillons`]: 'Photographies ou fiches techniques des produits que vous présentez',
  [`${TECHNICAL}_assurance_qualite_controle_organisme_officiel`]:
    'Certificats de contrôle de vos capacités, ou accord écrit pour être contrôlé',
  [`${TECHNICAL}_assurance_qualite_norme_assurance_qualite`]: 'Certificats de conformité à des normes de qualité',
  [`${TECHNICAL}_assurance_qualite_certifications_qualite_environnement`]:
    'Certificats de qualité ou d’environnement (ISO 9001, ISO 14001, EMAS…)',
};
