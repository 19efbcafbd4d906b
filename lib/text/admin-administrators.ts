import { formatCount } from './format';

/** Accounts of the console: what is said to administrators, and to the command line. */
export const administratorsText = {
  title: 'Administrateurs',
  introduction:
    'Les personnes qui ont un compte sur cette console. Un lecteur voit tout, hors cette page, et ne change rien ; un administrateur agit.',
  states: { active: 'Actif', waiting: 'Lien à utiliser', disabled: 'Désactivé', enrolling: 'Sans second facteur' },
  you: 'vous',
  neverSignedIn: 'Jamais connecté.',
  lastSignIn: (moment: string) => `Dernière connexion le ${moment}.`,
  create: {
    title: 'Créer un compte',
    email: 'Adresse électronique',
    role: 'Rôle',
    roles: {
      reader: { label: 'Lecteur', hint: 'Voit tout, ne change rien.' },
      administrator: { label: 'Administrateur', hint: 'Agit, et gère les comptes.' },
    },
    consequence:
      'Un lien à usage unique, valable 48 heures, sera affiché une fois : transmettez-le à la personne, par un autre moyen que celui où l’on pourrait vous lire.',
    submit: 'Créer le compte',
  },
  link: {
    title: 'Lien à transmettre',
    labels: {
      link: {
        label: 'Lien à usage unique',
        hint: 'La personne y choisit son mot de passe, puis enrôle son téléphone si ce n’est pas fait.',
      },
      ends_at: { label: 'Valable jusqu’au' },
    },
  },
  facts: { role: 'Rôle', state: 'État', lastSignIn: 'Dernière connexion', created: 'Créé le' },
  sessions: {
    title: 'Sessions ouvertes',
    end: 'Fermer toutes ses sessions',
    consequence: 'La personne doit se connecter de nouveau, aussitôt. Son compte reste ouvert.',
  },
  newLink: {
    title: 'Nouveau lien',
    consequence:
      'Pour un mot de passe perdu, ou un premier lien expiré. Le lien précédent n’ouvre plus rien ; le mot de passe actuel vaut jusqu’à ce que la personne en choisisse un autre.',
    submit: 'Faire un lien',
  },
  secondFactor: {
    title: 'Réinitialiser le second facteur',
    consequence:
      'Pour un téléphone perdu. Ses sessions prennent fin, ses codes de secours aussi. Jusqu’à sa prochaine connexion, le mot de passe seul suffit pour enrôler un téléphone : assurez-vous de parler à la bonne personne.',
    submit: 'Réinitialiser',
  },
  role: {
    title: 'Changer de rôle',
    consequence: (role: string) => `Le compte devient ${role}. Ses sessions prennent fin aussitôt.`,
    submit: 'Changer de rôle',
  },
  disable: {
    title: 'Désactiver',
    consequence: 'Ses sessions et son lien prennent fin aussitôt. Le compte peut être rétabli.',
    submit: 'Désactiver le compte',
  },
  enable: {
    title: 'Rétablir',
    consequence: 'Le compte s’ouvre de nouveau, avec le mot de passe et le second facteur qu’il avait.',
    submit: 'Rétablir le compte',
  },
  own: 'C’est votre compte : ce qui vous concerne se change dans « Mon compte ».',
  done: {
    role: 'Le rôle est changé, et les sessions du compte ont pris fin.',
    disabled: 'Le compte est désactivé : il n’ouvre plus rien.',
    enabled: 'Le compte est rétabli.',
    second_factor: 'Le second facteur est réinitialisé : la personne en enrôlera un autre à sa prochaine connexion.',
    sessions: 'Les sessions ont pris fin.',
  } as Record<string, string>,
  count: (count: number) => formatCount(count, 'session', 'sessions'),
  problems: {
    email: 'L’adresse électronique doit être complète, comme prenom.nom@exploitation.fr.',
    email_taken: 'Un compte existe déjà avec cette adresse électronique.',
    role: 'Choisissez un rôle : administrator (administrateur) ou reader (lecteur).',
    own_account:
      'Personne ne change son propre rôle, ni ne désactive son propre compte : demandez à un autre administrateur.',
    last_administrator:
      'C’est le dernier administrateur : sans lui, plus personne ne pourrait agir ici. Nommez-en d’abord un autre.',
    disabled: 'Ce compte est désactivé : rétablissez-le d’abord.',
  },
} as const;
