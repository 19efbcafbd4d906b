import { formatCount } from './format';
import { marketText } from './markets';

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
  nextAnyway: 'Enregistrer quand même',
  errorTitle: 'Il y a une chose à corriger',
  confirmPrefix: 'À confirmer : ',
  errorPrefix: 'Erreur : ',
  legend: 'D’où viendront les réponses',
  badges: { register: 'Récupéré automatiquement', candidate: 'Déclaré par le candidat' },
  legendRegister: 'dans un registre public, sans effort pour l’entreprise.',
  legendCandidate: 'saisi ou déposé par l’entreprise.',
  yes: 'Oui',
  no: 'Non',
  problems: {
    no_choice: 'Choisissez « Oui » ou « Non ».',
    no_field: 'Cochez au moins un renseignement, ou répondez « Non ».',
    changed: 'Cette configuration a changé pendant que vous choisissiez.',
    many_unticked: 'Confirmez que vous ne demandez pas ces renseignements.',
    lot_name: 'Chaque lot a un intitulé de 255 caractères au plus, sans balise.',
    lot_cpv: 'Après le point-virgule vient le code CPV : huit chiffres, un tiret, un chiffre. Exemple : 45223220-4',
    many_lots: 'Un marché compte au plus 500 lots.',
    lot_limit: 'Écrivez un nombre de 1 au nombre de lots, ou rien s’il n’y a pas de limite.',
    award_limit: 'Écrivez un nombre de 1 au nombre de lots, ou rien s’il n’y a pas de limite.',
    field_lots:
      'Écrivez des numéros de lots de ce marché, séparés par des virgules, ou rien si tous les lots sont concernés.',
    previous_gone: 'Ce marché n’est plus là : choisissez-en un autre, ou cochez vous-même ce que vous demandez.',
    not_read: 'Votre envoi n’est pas arrivé en entier : vérifiez vos choix, puis enregistrez de nouveau.',
  },
  setup: {
    title: (market: string) => `Configurez la candidature de « ${market} »`,
    introduction: (platform: string) =>
      `Bienvenue. ${platform} vous envoie choisir ce que les entreprises devront fournir pour candidater. Comptez environ cinq minutes et quatre étapes ; chaque étape est enregistrée, vous pouvez vous arrêter et revenir.`,
    question: 'Est-ce un marché de défense ou de sécurité ?',
    yesHint: 'Des renseignements propres à ces marchés s’ajoutent (habilitation, approvisionnement, confidentialité).',
    lockedYes: 'Votre plateforme a indiqué qu’il s’agit d’un marché de défense ou de sécurité.',
    lockedNo: 'Votre plateforme n’ouvre pas les marchés de défense ou de sécurité.',
    defense: 'Marché de défense ou de sécurité',
    lotsTitle: 'Lots',
    groupRules: {
      legend: 'Ce que vous n’acceptez pas, pour un même lot (facultatif)',
      ...marketText.groupRules,
      hint: 'Article R. 2142-21 du Code de la commande publique. À annoncer dans l’avis ou le règlement de la consultation.',
    },
    lots: {
      label: 'Lots du marché (facultatif)',
      hint: 'Un lot par ligne : son intitulé, puis, si vous l’avez, un point-virgule et son code CPV. Exemple : Gros œuvre ; 45223220-4. Laissez vide si le marché n’est pas alloti.',
      onLine: (line: number, message: string) => `Ligne ${line} : ${message}`,
    },
    lotLimit: {
      label: 'Nombre de lots auxquels une entreprise peut candidater (facultatif)',
      hint: 'Au plus, toutes ses candidatures comptées. Laissez vide s’il n’y a pas de limite.',
    },
    awardLimit: {
      label: 'Nombre de lots qui peuvent lui être attribués (facultatif)',
      hint: 'Les entreprises le lisent avant de choisir leurs lots. Laissez vide s’il n’y a pas de limite.',
    },
  },
  required: {
    title: 'Ce que chaque candidat devra fournir',
    introduction:
      'Ces renseignements sont demandés dans la plupart des marchés. Ceux qui identifient l’entreprise sont toujours demandés ; vous pouvez décocher les autres.',
    unticking:
      'Décocher, c’est ne pas demander ce justificatif maintenant. La loi ne permet de l’exiger que de l’entreprise à laquelle vous attribuerez le marché (article R. 2144-4 du Code de la commande publique, marchés de défense à part) ; le demander plus tôt est une commodité.',
    locked: 'Toujours demandé',
    confirmation: {
      title: 'Êtes-vous sûr de ne pas demander ces renseignements ?',
      introduction: 'Rien n’est encore enregistré. Les candidats ne fourniraient pas :',
      whatNow:
        'Vous pourrez les exiger de l’entreprise à laquelle vous attribuerez le marché, avant de le signer. Si c’est votre choix, enregistrez une seconde fois ; sinon, cochez-les de nouveau.',
      submit: 'Enregistrer sans ces renseignements',
    },
    count: (total: number) => formatCount(total, 'renseignement demandé', 'renseignements demandés'),
  },
  reuse: {
    title: 'Reprendre la configuration d’un marché précédent',
    introduction:
      'Vous reprenez les renseignements que ce marché demandait, pour autant qu’ils concernent aussi le vôtre, et rien d’autre. Vous arrivez au récapitulatif, où vous pouvez tout modifier avant de finaliser.',
    completedOn: (date: string) => `finalisé le ${date}`,
    button: 'Reprendre',
    buttonOf: (name: string, date: string) => `Reprendre la configuration de « ${name} », finalisé le ${date}`,
  },
  /** « 7 renseignements demandés en plus : 3 fichiers à trouver, 4 réponses à saisir. » */
  counted(
    asked: string,
    { uploaded, typed, retrieved }: { uploaded: number; typed: number; retrieved: number },
  ): string {
    const parts = [
      uploaded > 0 && formatCount(uploaded, 'fichier à trouver', 'fichiers à trouver'),
      typed > 0 && formatCount(typed, 'réponse à saisir', 'réponses à saisir'),
      retrieved > 0 && formatCount(retrieved, 'réponse donnée par un registre', 'réponses données par un registre'),
    ];
    return `${asked} : ${parts.filter(Boolean).join(', ')}.`;
  },
  additional: {
    title: 'Voulez-vous demander des renseignements complémentaires ?',
    proportionality:
      'Ne demandez que ce qui est lié et proportionné à l’objet du marché (article L. 2142-1 du Code de la commande publique). Chaque renseignement de plus est un effort pour l’entreprise, et peut écarter les plus petites.',
    question: 'Des renseignements complémentaires',
    yes: 'Oui, je choisis lesquels',
    no: 'Non, les renseignements de base suffisent',
    fieldsTitle: 'Lesquels ?',
    lotsOf: (field: string) => `Lots pour lesquels demander « ${field} » (facultatif)`,
    lotsOfHint: (count: number) =>
      `Vide : tous les lots. Sinon, leurs numéros, de 1 à ${count}. Exemple : ${count > 3 ? `1, ${count - 1}-${count}` : count}`,
    onlyLots: (numbers: readonly number[]) =>
      numbers.length === 1
        ? `(lot ${numbers[0]} seulement)`
        : `(lots ${numbers.slice(0, -1).join(', ')} et ${numbers.at(-1)} seulement)`,
    none: 'Aucun renseignement demandé en plus.',
    count: (total: number) => formatCount(total, 'renseignement demandé en plus', 'renseignements demandés en plus'),
    search: 'Chercher un renseignement',
    searchHint: 'Un mot de son nom, par exemple « assurance ». Ce que vous avez coché reste coché.',
    found: (shown: number, total: number) =>
      shown === 0
        ? 'Aucun renseignement ne porte ce nom : essayez un autre mot.'
        : `${formatCount(shown, 'renseignement affiché', 'renseignements affichés')} sur ${total}.`,
  },
  summary: {
    title: 'Vérifiez avant de finaliser',
    required: 'Renseignements de base',
    additional: 'Renseignements complémentaires',
    none: 'Aucun renseignement complémentaire.',
    edit: 'Modifier',
    editSection: (section: string) => `Modifier : ${section}`,
    effort: 'L’effort demandé à chaque entreprise',
    count: (total: number) => `${formatCount(total, 'renseignement demandé', 'renseignements demandés')} en tout :`,
    retrieved: (count: number) =>
      formatCount(count, 'donné par un registre public', 'donnés par des registres publics'),
    typed: (count: number) => formatCount(count, 'à saisir', 'à saisir'),
    uploaded: (count: number) =>
      formatCount(count, 'pour lequel il faut joindre un fichier', 'pour lesquels il faut joindre des fichiers'),
    preview: 'Voir l’aperçu du formulaire candidat',
    finalTitle: 'Une fois la configuration finalisée',
    impossible: [
      'Vous ne pourrez plus la modifier : ni la réponse sur la défense, ni les lots, ni les renseignements demandés.',
      'Toutes les entreprises qui candidatent aux mêmes lots répondront au même formulaire.',
    ],
    possible: 'Depuis votre plateforme, il restera possible de changer la date limite, ou d’annuler le marché.',
    submit: 'Finaliser la configuration (définitif)',
    submitAnyway: 'Finaliser quand même (définitif)',
  },
  preview: {
    title: 'Aperçu du formulaire candidat',
    titleOf: (question: string) => `Aperçu : ${question}`,
    notice: 'Voici ce que verra chaque entreprise, étape par étape. Rien ne peut être saisi ni envoyé ici.',
    back: 'Fermer l’aperçu',
    fields: 'Champs du formulaire, montrés sans pouvoir être remplis',
    previous: 'Étape précédente',
    next: 'Étape suivante',
    summary:
      'L’entreprise relit ici tout ce qu’elle a répondu. Ce qui manque lui est signalé, avec un lien pour le compléter ; un renseignement laissé vide ne l’empêche pas de transmettre sa candidature.',
  },
} as const;
