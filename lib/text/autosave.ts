/** What a candidate reads of the saving that goes on while one types. */
export const autosaveText = {
  /** Before anything was typed. */
  ready: 'Saisie enregistrée au fur et à mesure.',
  saved: (time: string) => `Enregistré à ${time}`,
  saving: 'Enregistrement…',
  /** When it does not work: what is the matter, then what becomes of what is typed. */
  failures: {
    offline: {
      title: 'Vous n’êtes plus connecté à Internet',
      message:
        'Vos dernières saisies restent dans cette page mais ne sont pas encore enregistrées. Elles le seront dès que la connexion reviendra : gardez cette page ouverte.',
    },
    slow: {
      title: 'L’enregistrement prend du temps',
      message:
        'Vos dernières saisies restent dans cette page mais ne sont pas encore enregistrées. Un nouvel essai se fait tout seul : gardez cette page ouverte.',
    },
    server: {
      title: 'L’enregistrement ne fonctionne pas en ce moment',
      message:
        'Vos dernières saisies restent dans cette page mais ne sont pas encore enregistrées. Un nouvel essai se fait tout seul : gardez cette page ouverte.',
    },
    unauthorized: {
      title: 'Votre accès à cette candidature a pris fin',
      message:
        'Vos dernières saisies restent dans cette page mais ne sont pas enregistrées. Dans un autre onglet, rouvrez votre candidature depuis votre plateforme : l’enregistrement reprendra ici tout seul.',
    },
    conflict: {
      title: 'Cette candidature ne se modifie plus ici',
      message:
        'Elle a sans doute été transmise entre-temps. Vos dernières saisies ne sont pas enregistrées : copiez-les si vous en avez besoin.',
    },
    too_large: {
      title: 'Ce texte est trop long pour être enregistré',
      message: 'Raccourcissez-le. Il reste dans cette page tant qu’elle est ouverte.',
    },
  },
  whereItIs: 'Voir où en est la candidature',
  /** Saved, but the application can no longer be sent. */
  closed: {
    deadline_passed:
      'La date limite est passée : vous ne pouvez plus transmettre. Ce que vous saisissez reste enregistré.',
    cancelled:
      'L’acheteur a annulé ce marché : vous ne pouvez plus transmettre. Ce que vous saisissez reste enregistré.',
  },
  /** Another tab, or another person, at work on the same page. */
  updated: (labels: readonly string[]) =>
    `Modifié ailleurs entre-temps, et mis à jour dans cette page : ${labels.join(' ; ')}`,
  toReload: (labels: readonly string[]) =>
    `À voir en rechargeant la page, car modifié ailleurs entre-temps : ${labels.join(' ; ')}`,
  /** What is saved of an input, under the words that ask for it. */
  savedElsewhere: (saved: string) => (saved === '' ? 'Réponse effacée ailleurs' : `Enregistré ailleurs : « ${saved} »`),
  conflictTitle: 'Modifié ailleurs en même temps qu’ici',
  keepMine: 'Enregistrer ma saisie',
  takeTheirs: 'Prendre celle qui est enregistrée',
  about: (label: string) => ` (${label})`,
} as const;
