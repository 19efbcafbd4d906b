import { formatCount } from './format';

/** The candidate's journey: every sentence of its pages. */
export const candidateText = {
  progress: (step: number, count: number) => `Étape ${step} sur ${count}`,
  part: (part: number, count: number) => `, partie ${part} sur ${count}`,
  nextStep: 'Ensuite :',
  previous: 'Précédent',
  next: 'Enregistrer et continuer',
  backToSummary: 'Enregistrer et revenir au récapitulatif',
  backWithout: 'Revenir au récapitulatif',
  /** How far the parts of the form are. */
  parts: {
    allSteps: 'Toutes les étapes',
    done: 'Complet',
    to_do: 'À remplir',
    to_mend: 'À corriger',
    started: (unanswered: number) => formatCount(unanswered, 'réponse manque', 'réponses manquent'),
  },
  errorPrefix: 'Erreur : ',
  errorTitle: (count: number) => formatCount(count, 'point à corriger', 'points à corriger'),
  stepNames: { company_identification: 'Votre entreprise', summary: 'Récapitulatif' },
  /** In the stepper and the list of steps, above the question that the step asks. */
  shortStepNames: {
    motifs_exclusion: 'Motifs d’exclusion',
    capacite_economique_financiere: 'Situation financière',
    capacites_techniques_professionnelles: 'Moyens et expérience',
  },
  identification: {
    title: 'Quelle est votre entreprise ?',
    introduction: (platform: string) =>
      `Vous candidatez à ce marché depuis la plateforme ${platform}. Chaque étape est enregistrée ; rien n’est envoyé avant « Transmettre ma candidature ».`,
    market: 'Le marché',
    toPrepare: 'À préparer',
    toPrepareHint:
      'Ce marché demande des fichiers. Vous les ajouterez aux étapes suivantes, maintenant ou en revenant plus tard.',
    toPrepareOptional: 'Et, selon vos réponses :',
    siretLocked: 'Ce SIRET vient de votre plateforme.',
    otherNumberLocked: 'Ce numéro vient de votre plateforme.',
    /** This browser began others for the same market. */
    earlierDrafts: {
      title: 'Vous avez déjà commencé une candidature à ce marché',
      hint: 'Celle-ci est nouvelle. Ce que vous aviez saisi dans l’autre est conservé : vous pouvez la reprendre depuis ce navigateur.',
      resume: (createdAt: string) => `Reprendre la candidature commencée le ${createdAt}`,
    },
  },
  summary: {
    title: 'Relisez avant de transmettre',
    introduction: 'Voici votre candidature telle que l’acheteur la lira.',
    edit: 'Modifier',
    editAbout: (section: string) => ` : ${section}`,
    files: 'Vos fichiers',
    filesTotal: (count: number, size: string, most: string) =>
      `${formatCount(count, 'fichier', 'fichiers')}, ${size} sur ${most} possibles.`,
    noFile: 'Vous n’avez ajouté aucun fichier.',
    nothingBlocks: 'Rien ne vous empêche de transmettre.',
    blockersTitle: 'Avant de transmettre',
    missingTitle: (count: number) => formatCount(count, 'renseignement manque', 'renseignements manquent'),
    missingHint: 'Cela ne vous empêche pas de transmettre : l’acheteur appréciera, et pourra vous les demander.',
    declaration: 'Déclaration sur l’honneur',
    noDeclaration: 'Pas encore faite',
    deadline: 'Date limite',
    consequence: (platform: string) =>
      `En transmettant, vous remettez votre candidature à l’acheteur par ${platform}. Vous ne pourrez plus la modifier, seulement la remplacer ou la retirer, jusqu’à la date limite.`,
    submit: 'Transmettre ma candidature',
    notSubmitted: 'Votre candidature n’a pas été transmise',
    blockers: {
      siret: 'Indiquez un SIRET valide, ou le numéro d’une entreprise qui n’en a pas.',
      company_name: 'Indiquez le nom de l’entreprise.',
      contact_email: 'Indiquez une adresse électronique de contact.',
      lots: 'Choisissez au moins un lot.',
      declaration: 'Faites la déclaration sur l’honneur.',
    },
  },
  /** The market takes no application any more. */
  closed: {
    cancelled: {
      title: 'Ce marché est annulé',
      message:
        'L’acheteur ne reçoit plus de candidature : vous ne pourrez pas transmettre celle-ci. Ce que vous avez saisi est conservé.',
    },
    deadline_passed: {
      title: 'La date limite est passée',
      message:
        'L’acheteur ne reçoit plus de candidature : vous ne pouvez plus transmettre celle-ci. Ce que vous avez saisi est conservé.',
    },
  },
  refusals: {
    cancelled: 'L’acheteur a annulé ce marché : il ne reçoit plus de candidature. Ce que vous avez saisi est conservé.',
    deadline_passed:
      'La date limite est passée : cette candidature ne peut plus être transmise. Ce que vous avez saisi est conservé.',
    changed: 'La candidature a changé pendant que vous la relisiez : relisez-la, puis transmettez-la.',
    already_submitted:
      'Une candidature a déjà été transmise avec ce numéro d’entreprise à ce marché, ou à l’un des lots choisis. Vérifiez le numéro saisi. Si cette candidature ne vient pas de votre entreprise, adressez-vous à votre plateforme. Ce que vous avez saisi est conservé.',
    lot_limit:
      'Avec les candidatures déjà transmises avec ce numéro d’entreprise, celle-ci dépasse le nombre de lots auxquels une entreprise peut candidater. Choisissez moins de lots, ou vérifiez le numéro saisi. Ce que vous avez saisi est conservé.',
    firm_twice:
      'Une même entreprise figure deux fois dans le groupement, avec le même numéro SIRET : vérifiez celui de chaque membre. Ce que vous avez saisi est conservé.',
    group_forbidden:
      'L’acheteur n’accepte pas qu’une entreprise participe à plusieurs candidatures pour un même lot, seule ou en groupement. Une entreprise de votre candidature participe déjà à une autre. Ce que vous avez saisi est conservé.',
    blocked: 'Il reste des points à corriger avant de transmettre.',
  },
} as const;
