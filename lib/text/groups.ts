import { formatCount } from './format';
import { tooLong } from './too-long';

/** « Se présenter seul ou en groupement »: every sentence of its page, of a member's link and of a member's part. */
export const groupText = {
  title: 'Vous présentez-vous seul ou en groupement ?',
  shortTitle: 'Seul ou en groupement',
  /** On the first page and in the list of all sections. */
  wayThere: 'Se présenter seul ou en groupement',
  alone: 'Seul',
  aloneNow: 'Votre entreprise se présente seule. En groupement, plusieurs entreprises candidatent ensemble.',
  inGroupNow: (count: number) => `Groupement de ${formatCount(count, 'entreprise', 'entreprises')}.`,
  kinds: {
    alone: { label: 'Mon entreprise se présente seule', hint: undefined },
    conjoint: {
      label: 'En groupement conjoint',
      hint: 'Chaque membre s’engage sur les prestations qui lui sont attribuées.',
    },
    solidaire: {
      label: 'En groupement solidaire',
      hint: 'Chaque membre s’engage sur la totalité du marché.',
    },
  },
  kindNames: { conjoint: 'Groupement conjoint', solidaire: 'Groupement solidaire' },
  mandataireSolidaire: 'Le mandataire est solidaire de chacun des membres',
  mandataireSolidaireHint: 'Pour un groupement conjoint. Votre entreprise est le mandataire.',
  reliesOnFirms: 'Je m’appuie sur d’autres entreprises',
  reliesOnFirmsHint:
    'Sous-traitants, ou entreprises dont vous utilisez les capacités sans candidater avec elles. La première page demandera lesquelles.',
  save: 'Enregistrer',
  back: 'Revenir au formulaire',
  members: 'Les membres du groupement',
  membersHint:
    'Chaque membre remplit sa partie par son propre lien : identité, motifs d’exclusion, capacités et déclaration sur l’honneur. Vous voyez qui a terminé, pas les réponses.',
  mandataire: 'Mandataire',
  you: 'Votre entreprise',
  unnamed: 'Nom à indiquer',
  roleLine: (role: string) => `Rôle : ${role}`,
  tasksLine: (tasks: string) => `Tâches réservées : ${tasks}`,
  lotsLine: (numbers: readonly number[]) => (numbers.length === 1 ? `Lot ${numbers[0]}` : `Lots ${numbers.join(', ')}`),
  states: {
    no_link: 'Lien à donner',
    given: 'Lien créé, pas encore ouvert',
    mailed: 'Invité par message',
    started: 'Partie ouverte par le membre',
    by_mandataire: 'À déclarer par vous',
    declared: 'Partie déclarée',
    declared_by_mandataire: 'Partie déclarée par vous',
  },
  actions: {
    add: 'Ajouter un membre',
    change: 'Modifier',
    remove: 'Retirer',
    link: 'Créer le lien',
    newLink: 'Créer un nouveau lien',
    mail: 'Inviter par message',
    declareFor: 'Déclarer à sa place',
    openPart: 'Remplir sa partie',
  },
  about: (action: string, name: string) => `${action} : ${name}`,
  member: {
    addTitle: 'Ajouter un membre',
    changeTitle: (name: string) => `Modifier ${name}`,
    company_name: 'Nom de l’entreprise',
    siret: 'SIRET (facultatif)',
    siretHint: '14 chiffres. Sans SIRET, le membre indiquera lui-même comment il est identifié.',
    role: 'Rôle dans le groupement (facultatif)',
    reserved_tasks: 'Tâches qui lui sont réservées (facultatif)',
    reservedTasksHint: 'Prestations qu’il réalisera lui-même, si l’acheteur l’exige (article R. 2142-27).',
    lots: 'Lots auxquels il participe',
    lotsHint: 'Sans choix : tous les lots de la candidature.',
    submit: 'Enregistrer le membre',
    cancel: 'Annuler',
    ownIdentity: 'Ce membre a déclaré sa partie : son nom et son SIRET sont ceux qu’il a donnés.',
  },
  remove: {
    title: (name: string) => `Retirer ${name} du groupement ?`,
    consequence: 'Son lien ne servira plus. Ses réponses, ses fichiers et sa déclaration seront effacés.',
    confirm: 'Retirer ce membre',
  },
  firstLink: {
    title: (name: string) => `Créer le lien de ${name}`,
    consequence: 'Le membre ouvrira sa partie par ce lien, dans un seul navigateur, jusqu’à la date limite.',
    confirm: 'Créer le lien',
  },
  link: {
    title: (name: string) => `Créer un nouveau lien pour ${name} ?`,
    consequence:
      'Sa partie recommence : ce qui y a été saisi, ses fichiers et sa déclaration seront effacés, et le lien précédent ne servira plus.',
    confirm: 'Effacer et créer un nouveau lien',
    madeTitle: (name: string) => `Le lien de ${name}`,
    made: 'Copiez-le maintenant et transmettez-le à ce membre : il n’est montré qu’une fois. Il ouvre une seule fois, dans un seul navigateur, jusqu’à la date limite.',
    label: 'Lien à transmettre',
    noted: 'J’ai copié le lien',
  },
  mailedLine: (address: string) => `Invitation envoyée à ${address}`,
  mail: {
    title: (name: string) => `Inviter ${name} par message`,
    introduction:
      'Nous écrivons à ce membre que sa partie l’attend. Il confirmera son adresse par un code, puis pourra y revenir de n’importe quel navigateur, jusqu’à la date limite.',
    consequence:
      'S’il avait déjà commencé par un autre moyen, sa partie recommence : ce qui y a été saisi est effacé, et le lien précédent ne sert plus.',
    label: 'Adresse électronique du membre',
    submit: 'Envoyer l’invitation',
  },
  mandate: {
    title: (name: string) => `Déclarer à la place de ${name}`,
    introduction:
      'Vous remplirez sa partie et ferez sa déclaration sur l’honneur en son nom. L’acheteur le saura : c’est écrit dans l’attestation.',
    consequence: 'Ce que ce membre a saisi sera effacé, et son lien ne servira plus.',
    statement: 'Je détiens un mandat de ce membre qui m’habilite à signer en son nom (article R. 2142-23)',
    proof: 'Mandat (facultatif)',
    proofHint: 'Le document que le membre a signé.',
    confirm: 'Remplir sa partie',
  },
  problems: {
    unknown_kind: 'Choisissez une des trois réponses.',
    members_left: 'Retirez d’abord les autres membres : ce qu’ils ont saisi serait perdu.',
    no_mandate: 'Cochez la case si vous détenez ce mandat. Sinon, le membre déclare lui-même.',
    missing: 'Indiquez le nom de l’entreprise.',
    markup: 'Retirez les balises : « < » suivi d’une lettre.',
    too_many_members: 'Un groupement a 30 membres au plus.',
    siret_not_digits: 'Un SIRET n’a que des chiffres.',
    siret_length: 'Un SIRET a 14 chiffres.',
    siret_checksum: 'Ce SIRET n’existe pas : vérifiez-le.',
    siret_twice: 'Cette entreprise est déjà dans le groupement.',
    not_kept: 'Cela n’a pas pu être enregistré. Recommencez.',
  } as Record<string, string>,
  problem: (code: string, length?: { actual: number; max: number }): string =>
    length ? `Ce texte ${tooLong('fr', length)}.` : (groupText.problems[code] ?? groupText.problems.not_kept ?? ''),
  errorTitle: 'À corriger',
  /** Before a group can submit. */
  blockers: {
    group_of_one: 'Ajoutez au moins un membre au groupement, ou présentez-vous seul.',
    member_missing: (name: string) => `${name} n’a pas encore déclaré sa partie.`,
  },
  /** The page of a member's link. */
  invitation: {
    title: 'Votre partie d’une candidature en groupement',
    introduction:
      'Le mandataire d’un groupement vous confie ce lien pour remplir la partie de votre entreprise : identité, motifs d’exclusion, capacités et déclaration sur l’honneur.',
    once: 'Ce lien ouvre une seule fois. Utilisez l’appareil et le navigateur où vous remplirez votre partie : vous pourrez y revenir jusqu’à la date limite.',
    open: 'Ouvrir ma partie',
    used: {
      title: 'Ce lien a déjà servi',
      introduction:
        'Il a été ouvert dans un autre navigateur, ou vous avez quitté la candidature. Si c’était vous, retournez dans ce navigateur. Sinon, demandez un nouveau lien au mandataire du groupement.',
    },
    dead: {
      title: 'Ce lien ne sert plus',
      introduction:
        'Il a été remplacé, ou la date limite est passée. Demandez un nouveau lien au mandataire du groupement.',
    },
  },
  /** In the pages of a member's part. */
  part: {
    notice: (name: string) => `Partie de ${name}, membre d’un groupement.`,
    byMandate: (name: string) => `Vous remplissez la partie de ${name} en vertu de son mandat.`,
    backToGroup: 'Revenir au groupement',
    summaryTitle: 'Relisez votre partie',
    introduction: 'Voici votre partie de la candidature telle que l’acheteur la lira.',
    submit: 'Déclarer ma partie complète',
    submitByMandate: 'Déclarer cette partie en vertu du mandat',
    consequence:
      'Le mandataire transmettra la candidature du groupement. Jusque-là, vous pouvez modifier votre partie : vous devrez alors la déclarer à nouveau.',
    declared: {
      title: 'Votre partie est déclarée complète',
      message: (at: string) =>
        `Le ${at}. Le mandataire peut transmettre la candidature. Si vous modifiez une réponse, déclarez à nouveau votre partie.`,
    },
    notDeclared: 'Votre partie n’est pas déclarée',
    submitted: (at: string) => `Le mandataire a transmis la candidature du groupement le ${at}.`,
  },
} as const;
