import { type FirmIdentifier, identifierInWords } from './firm-identifiers';
import { formatCount, formatDateTimeSeconds, formatDay } from './format';

/** Every sentence of the attestation. `\u00a0` is the no-break space that French puts before « : ; ! ? » and in numbers. */
export const attestationText = {
  serviceName: 'Passe Marché',
  serviceTagline: 'Candidatures aux marchés publics',
  title: 'Attestation de dépôt de candidature',
  copyOf: {
    candidate: 'Exemplaire du candidat',
    buyer: 'Exemplaire de l’acheteur',
  },
  documentTitle: (identifier: string) => `Attestation de dépôt de la candidature ${identifier}`,
  documentSubject: (marketIdentifier: string) => `Candidature au marché ${marketIdentifier}`,
  signatureReason: (identifier: string) => `Attestation du dépôt de la candidature ${identifier}`,
  footer: (identifier: string, marketIdentifier: string) => `Candidature ${identifier} · Marché ${marketIdentifier}`,
  page: (page: number, total: number) => `Page\u00a0${page}/${total}`,
  link: 'Lien',

  demonstration: 'DÉMONSTRATION',
  demonstrationNotice: 'Document de démonstration, sans valeur juridique.',

  certification: (company: string, firm: FirmIdentifier, submittedAt: Date) =>
    `Le service Passe Marché atteste que l’entreprise ${company} (${identifierInWords(firm)}) a transmis la candidature ` +
    `décrite dans ce document le ${formatDateTimeSeconds(submittedAt)}.`,
  groupCertification: (company: string, firm: FirmIdentifier, submittedAt: Date) =>
    `Le service Passe Marché atteste que le groupement dont le mandataire est l’entreprise ${company} ` +
    `(${identifierInWords(firm)}) a transmis la candidature décrite dans ce document le ${formatDateTimeSeconds(submittedAt)}.`,
  submittedAt: 'Candidature transmise le',
  applicationIdentifier: 'Identifiant de la candidature',
  replaces: 'Remplace la candidature',
  marketIdentifier: 'Identifiant du marché',
  verify: 'Vérifier ce document',
  verificationCode: (url: string) => `Code QR qui mène à la page de vérification\u00a0: ${url}`,

  essentials: {
    title: 'L’essentiel',
    questions: 'Questions posées',
    questionsOf: ({
      asked,
      given,
      notApplicable,
      missing,
    }: Record<'asked' | 'given' | 'notApplicable' | 'missing', number>) =>
      `${asked}\u00a0: ${formatCount(given, 'réponse', 'réponses')}, ${notApplicable}\u00a0«\u00a0non concerné\u00a0», ${missing}\u00a0sans réponse`,
    files: 'Fichiers joints',
    filesOf: (count: number, size: string, leftOut: number) =>
      count === 0
        ? 'aucun'
        : `${formatCount(count, 'fichier', 'fichiers')}, ${size}${leftOut > 0 ? `, dont ${leftOut}\u00a0non transmis (antivirus)` : ''}`,
    declaration: 'Déclaration sur l’honneur',
    declared: { no_exclusion: 'n’entre dans aucun cas d’exclusion', concerned: 'est concernée, et s’explique' },
    declaredOn: (choice: string, when: string) => `${choice}, le ${when}`,
    lots: 'Candidature aux lots',
    lotsOf: (numbers: number[]) => numbers.join(', '),
    group: 'Groupement',
    groupOf: (kind: string, count: number) =>
      `${kind}, ${formatCount(count, 'membre', 'membres')}\u00a0: les comptes ci-dessus sont ceux de tous`,
  },
  contents: 'Sommaire',
  lookAt: {
    title: 'À regarder d’abord',
    titleOf: (number: number, company: string) => `À regarder d’abord\u00a0: membre ${number}, ${company}`,
    nothing: 'Rien de défavorable, rien ne manque, aucune pièce n’a été écartée.',
    exclusions: 'Motifs d’exclusion',
    concerned:
      'L’entreprise se déclare concernée par un cas d’exclusion, et s’explique dans sa déclaration sur l’honneur.',
    yes: (label: string) => `${label}\u00a0: oui`,
    missing: 'Sans réponse',
    fileMissing: (label: string) => `${label}\u00a0: pièce demandée, non jointe`,
    expired: 'Validité dépassée à la date limite',
    until: (label: string, day: string) => `${label}\u00a0: valable jusqu’au ${formatDay(day)}`,
    notApplicable: 'Déclaré «\u00a0non concerné\u00a0»',
    because: (label: string, reason: string | null) => `${label}\u00a0: ${reason ?? 'sans raison donnée'}`,
    leftOut: 'Fichiers écartés par l’antivirus',
    registers: 'Données reçues de registres publics',
    given: (name: string, count: string) => `${name}\u00a0: ${count}`,
  },

  market: 'Le marché',
  marketName: 'Objet',
  lot: 'Lot',
  lots: 'Lots du marché',
  lotCount: (count: number) => `${count}\u00a0lots`,
  lotsAppliedFor: 'Candidature aux lots',
  lotNamed: (number: number, name: string) => `Lot ${number}\u00a0: ${name}`,
  lotColumns: ['Lot', 'Code CPV'],
  noCpvCode: '–',
  types: 'Nature',
  typeNames: {
    supplies: 'Fournitures',
    services: 'Services',
    works: 'Travaux',
    defense: 'Défense ou sécurité',
  } as Record<string, string>,
  buyerSiret: 'SIRET de l’acheteur',
  deadline: 'Date limite de réception',
  editor: 'Plateforme',

  company: 'L’entreprise candidate',
  companyName: 'Dénomination',

  group: {
    title: 'Le groupement candidat',
    kind: 'Nature',
    kinds: { conjoint: 'Groupement conjoint', solidaire: 'Groupement solidaire' },
    solidaire: 'Mandataire solidaire de chacun des membres',
    yes: 'Oui',
    no: 'Non',
    mandataire: 'Mandataire',
    member: 'Membre',
    columns: ['N°', 'Entreprise', 'Identifiant', 'Rôle'],
    memberTitle: (number: number, company: string) => `Membre ${number}\u00a0: ${company}`,
    role: 'Rôle dans le groupement',
    lots: 'Lots auxquels il participe',
    reservedTasks: 'Tâches qui lui sont réservées',
    declaredAt: 'Partie déclarée complète le',
    declaredBy: 'Déclarée par',
    declaredByWhom: {
      itself: 'le membre lui-même, par son propre lien',
      mandataire:
        'le mandataire, qui déclare détenir un mandat de ce membre l’habilitant à signer en son nom (article R. 2142-23 du Code de la commande publique)',
    },
  },

  declaration: 'Déclaration sur l’honneur',
  declarationChoice: {
    no_exclusion: 'L’entreprise déclare n’entrer dans aucun cas d’exclusion.',
    concerned: 'L’entreprise déclare être concernée par un cas d’exclusion, et s’en explique.',
  },
  declarationWording: (version: string) => `Texte de la déclaration (version\u00a0${version})`,
  declaredAt: 'Déclaration faite le',
  explanation: 'Explications de l’entreprise',
  declarationFiles: 'Pièces jointes à la déclaration',

  authenticity: 'Authenticité de ce document',
  sealedBy: (sealName: string, level: 'B-B' | 'B-T') =>
    `Ce document porte le cachet électronique «\u00a0${sealName}\u00a0» (signature PAdES, niveau ${level}). ` +
    'Toute modification postérieure rend ce cachet invalide\u00a0: les lecteurs de PDF le signalent.',
  timeStamp: {
    present: 'Un service d’horodatage indépendant atteste l’heure à laquelle ce cachet a été apposé.',
    unavailable:
      'Le service d’horodatage n’a pas répondu\u00a0: l’heure de ce cachet est celle de l’horloge du service Passe Marché.',
  },
  selfSigned:
    'Le certificat de ce cachet est auto-signé\u00a0: aucun tiers de confiance ne répond de l’identité de son titulaire.',
  howToVerify:
    'Pour vérifier ce qui a été déposé, quand, par quelle entreprise et pour quel marché, utilisez le code QR de la première page ou l’adresse suivante\u00a0:',
  unsigned:
    'Cette page dit la même chose que l’attestation en PDF, et ne porte pas de cachet\u00a0: c’est le PDF, cacheté, qui fait foi.',
  howToVerifyPage:
    'Pour vérifier ce qui a été déposé, quand, par quelle entreprise et pour quel marché, utilisez l’adresse suivante\u00a0:',
  digests:
    'Chaque fichier est désigné par son nom, sa taille et son empreinte SHA-256\u00a0: un fichier dont l’empreinte diffère n’est pas celui qui a été déposé.',

  labelled: (label: string) => `${label}\u00a0:`,
  fileMissing: 'Pièce demandée, non jointe',
  fileNumber: (number: string, name: string) => `Pièce ${number}\u00a0: ${name}`,
  fileInPackage: (path: string) => `Dans le dossier\u00a0: ${path}`,
  fileDigest: (sha256: string) => `SHA-256\u00a0: ${sha256}`,
  scanStates: {
    not_scanned: 'non analysé',
    pending: 'analyse en attente',
    clean: 'aucune menace détectée',
    flagged: 'signalé par l’antivirus, non transmis à l’acheteur',
  },
};
