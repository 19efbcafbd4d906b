import { formatCount } from './format';

/** One's own account of the console. */
export const accountText = {
  title: 'Mon compte',
  recoveryCodes: {
    title: 'Vos codes de secours',
    label: 'Dix codes de secours',
    hint: 'Chacun remplace une fois le code du téléphone, le jour où vous ne l’avez pas.',
  },
  password: {
    title: 'Changer de mot de passe',
    consequence: 'Vos autres sessions prendront fin aussitôt. Celle-ci continue.',
    current: 'Mot de passe actuel',
    submit: 'Changer de mot de passe',
  },
  codes: {
    title: 'Codes de secours',
    left: (count: number) => `Il vous reste ${formatCount(count, 'code', 'codes')} de secours.`,
    consequence: 'De nouveaux codes remplacent les anciens, qui n’ouvrent plus rien.',
    submit: 'Faire dix nouveaux codes',
  },
  telephone: {
    title: 'Changer de téléphone',
    consequence:
      'Toutes vos sessions prendront fin, celle-ci aussi, et vos codes de secours avec. À la connexion suivante, vous lirez un nouveau code QR.',
    submit: 'Changer de téléphone',
  },
  confirmWith: 'Votre mot de passe, pour confirmer',
  sessions: {
    title: 'Sessions ouvertes',
    hint: 'Une session prend fin après 30 minutes sans activité, ou 8 heures en tout.',
    this: 'celle-ci',
    since: 'Ouverte le',
    from: 'Adresse',
    end: 'Fermer',
    endOf: (browser: string) => `Fermer la session ${browser}`,
    endOthers: 'Fermer toutes les autres',
    none: 'Aucune session n’est ouverte.',
  },
  done: {
    password: 'Le mot de passe est changé. Vos autres sessions ont pris fin.',
    sessions: 'La session a pris fin : son navigateur n’ouvre plus rien.',
  } as Record<string, string>,
} as const;
