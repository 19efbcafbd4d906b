import { formatDateTime } from './format';

/** Signing in to the console: password, code, one-time link. */
export const signInText = {
  title: 'Connexion à la console',
  introduction: 'Réservée aux personnes qui exploitent Passe Marché. Un mot de passe, puis un code de votre téléphone.',
  email: 'Adresse électronique',
  password: 'Mot de passe',
  submit: 'Continuer',
  lost: {
    title: 'Mot de passe perdu, téléphone perdu ?',
    text: 'Un autre administrateur peut vous faire un lien à usage unique ou réinitialiser votre second facteur, depuis la page Administrateurs. Sur la machine du service : npm run admin -- --help.',
  },
  problems: {
    refused:
      'L’adresse ou le mot de passe n’est pas le bon. Après cinq erreurs en une minute, ou dix en une heure, il faut attendre ; plus tôt, quand ce compte reçoit des essais de nombreuses adresses.',
    code: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, et vérifiez l’heure de votre téléphone.',
    locked: (retryAt: Date) =>
      `Trop d’essais. Vous pourrez recommencer le ${formatDateTime(retryAt)}. Rien d’autre n’est bloqué.`,
  },
  errors: 'La connexion n’a pas abouti',
  code: {
    title: 'Code de connexion',
    introduction: (email: string) => `Deuxième étape pour ${email}.`,
    label: 'Code à six chiffres de votre application',
    hint: 'Ou l’un de vos codes de secours, par exemple ABCD-EFGH-IJKL-MNOP.',
    submit: 'Se connecter',
    other: 'Recommencer avec un autre compte',
  },
  enrol: {
    title: 'Votre second facteur',
    introduction: (email: string) =>
      `Pour ${email}, un code de votre téléphone sera demandé à chaque connexion, après le mot de passe. C’est à faire une seule fois.`,
    steps: [
      'Sur votre téléphone, ouvrez une application de codes : FreeOTP, Aegis, 2FAS, Google Authenticator, Microsoft Authenticator…',
      'Ajoutez-y un compte en lisant ce code QR.',
      'Recopiez ci-dessous le code à six chiffres qu’elle affiche.',
    ],
    qrAlt: 'Code QR à lire avec l’application de codes. La clé est aussi écrite en toutes lettres ci-dessous.',
    byHand: 'Sans code QR, saisissez cette clé dans l’application :',
    label: 'Code à six chiffres',
    submit: 'Activer et se connecter',
  },
  link: {
    title: 'Choisissez votre mot de passe',
    introduction: (email: string) =>
      `Pour le compte ${email}. Ce lien ne sert qu’une fois : il s’éteint avec ce choix.`,
    hint: 'Au moins 12 caractères ; 15 ou plus sont mieux. Plusieurs mots sans rapport conviennent. Ni votre adresse, ni un mot de passe courant.',
    password: 'Nouveau mot de passe',
    repeated: 'Le même, encore une fois',
    submit: 'Enregistrer et continuer',
    dead: {
      title: 'Ce lien n’ouvre plus rien',
      introduction:
        'Il a déjà servi, un autre l’a remplacé, ou il a plus de 48 heures. Demandez-en un nouveau à un administrateur.',
      back: 'Aller à la connexion',
    },
  },
  passwordProblems: {
    too_short: 'Le mot de passe doit compter au moins 12 caractères.',
    too_long: 'Le mot de passe compte plus de 200 caractères.',
    holds_email: 'Le mot de passe ne doit pas contenir votre adresse électronique.',
    common: 'Ce mot de passe est trop courant : il serait essayé parmi les premiers. Ajoutez des mots sans rapport.',
    differs: 'Les deux mots de passe ne sont pas les mêmes.',
    wrong: 'Ce mot de passe n’est pas le vôtre.',
  },
} as const;
