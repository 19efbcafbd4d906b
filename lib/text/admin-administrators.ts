/** Accounts of the console: what is said to administrators, and to the command line. */
export const administratorsText = {
  problems: {
    email: 'L’adresse électronique doit être complète, comme prenom.nom@exploitation.fr.',
    email_taken: 'Un compte existe déjà avec cette adresse électronique.',
    role: 'Le rôle doit être administrator ou reader.',
    own_account:
      'Personne ne change son propre rôle, ni ne désactive son propre compte : demandez à un autre administrateur.',
    last_administrator:
      'C’est le dernier administrateur : sans lui, plus personne ne pourrait agir ici. Nommez-en d’abord un autre.',
    disabled: 'Ce compte est désactivé : rétablissez-le d’abord.',
  },
} as const;
