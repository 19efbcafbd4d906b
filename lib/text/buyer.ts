import { formatCount } from './format';

/** The buyer's four steps: every sentence of theirs. */
export const buyerText = {
  stepTitles: {
    setup: 'Présentation du marché',
    required_fields: 'Renseignements de base',
    additional_fields: 'Renseignements complémentaires',
    summary: 'Récapitulatif',
  },
  progress: (step: number, count: number) => `Étape ${step} sur ${count}`,
  nextStep: 'Étape suivante :',
  previous: 'Précédent',
  next: 'Enregistrer et continuer',
  errorTitle: 'Il y a une chose à corriger',
  errorPrefix: 'Erreur : ',
  legend: 'D’où viendront les réponses',
  badges: { register: 'Récupéré automatiquement', candidate: 'Déclaré par le candidat' },
  legendRegister: 'dans un registre public, sans effort pour l’entreprise dès que ce service est ouvert.',
  legendCandidate: 'saisi ou déposé par l’entreprise.',
  problems: {
    no_choice: 'Choisissez « Oui » ou « Non ».',
    no_field: 'Cochez au moins un renseignement, ou répondez « Non ».',
  },
  setup: {
    title: (market: string) => `Configurez la candidature de « ${market} »`,
    introduction: (platform: string) =>
      `Bienvenue. ${platform} vous envoie choisir ce que les entreprises devront fournir pour candidater. Comptez environ cinq minutes et quatre étapes ; chaque étape est enregistrée, vous pouvez vous arrêter et revenir.`,
    question: 'Est-ce un marché de défense ou de sécurité ?',
    yes: 'Oui',
    yesHint: 'Des renseignements propres à ces marchés s’ajoutent (habilitation, approvisionnement, confidentialité).',
    no: 'Non',
    lockedYes: 'Votre plateforme a indiqué qu’il s’agit d’un marché de défense ou de sécurité.',
    lockedNo: 'Votre plateforme n’ouvre pas les marchés de défense ou de sécurité.',
    defense: 'Marché de défense ou de sécurité',
  },
  required: {
    title: 'Ce que chaque candidat devra fournir',
    introduction:
      'Ces renseignements sont demandés dans la plupart des marchés. Ceux qui identifient l’entreprise sont toujours demandés ; vous pouvez décocher les autres.',
    unticking:
      'Décocher, c’est ne pas demander ce justificatif maintenant. La loi ne permet de l’exiger que de l’entreprise à laquelle vous attribuerez le marché (article R. 2144-4 du Code de la commande publique, marchés de défense à part) ; le demander plus tôt est une commodité.',
    locked: 'Toujours demandé',
  },
  additional: {
    title: 'Voulez-vous demander des renseignements complémentaires ?',
    proportionality:
      'Ne demandez que ce qui est lié et proportionné à l’objet du marché (article L. 2142-1 du Code de la commande publique). Chaque renseignement de plus est un effort pour l’entreprise, et peut écarter les plus petites.',
    question: 'Des renseignements complémentaires',
    yes: 'Oui, je choisis lesquels',
    no: 'Non, les renseignements de base suffisent',
    fieldsTitle: 'Si oui, lesquels ?',
  },
  summary: {
    title: 'Vérifiez avant de finaliser',
    required: 'Renseignements de base',
    additional: 'Renseignements complémentaires',
    none: 'Aucun renseignement complémentaire.',
    edit: 'Modifier',
    editSection: (section: string) => `Modifier : ${section}`,
    count: (total: number, automatic: number) =>
      `${formatCount(total, 'renseignement demandé', 'renseignements demandés')}, dont ${formatCount(automatic, 'récupérable', 'récupérables')} automatiquement.`,
    consequence:
      'Une fois la configuration finalisée, elle ne peut plus être modifiée : toutes les entreprises répondent au même formulaire.',
    submit: 'Finaliser la configuration (définitif)',
  },
} as const;
