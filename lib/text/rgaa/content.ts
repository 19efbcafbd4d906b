import type { Topic } from './criterion';

const noImage =
  'Aucune image ne porte d’information : les icônes décorent un texte et viennent de la feuille de style.';
const noMedia = 'Aucun média temporel sur le site.';
const axe =
  'Contrôle automatique (axe) de chaque page et de chaque état d’erreur, en thèmes clair et sombre : 0 écart.';

/** What the pages hold: images, frames, colours, media, tables, links, scripts. */
export const contentTopics: readonly Topic[] = [
  {
    title: 'Images',
    criteria: [
      {
        number: '1.1',
        asks: 'Chaque image porteuse d’information a une alternative textuelle.',
        verdict: 'to_confirm',
        evidence:
          'Une seule image porte une information : le code QR de la double authentification des exploitants, suivi de la même clé en texte. Ailleurs, les icônes décorent un texte.',
      },
      {
        number: '1.2',
        asks: 'Chaque image de décoration est ignorée par les technologies d’assistance.',
        verdict: 'shown',
        evidence: 'Les icônes sont dessinées par la feuille de style ; le code ne contient pas d’image décorative.',
      },
      {
        number: '1.3',
        asks: 'L’alternative textuelle de chaque image est pertinente.',
        verdict: 'to_confirm',
        evidence: 'L’alternative du code QR dit ce qu’il contient ; la clé qui le remplace est écrite sous lui.',
      },
      {
        number: '1.4',
        asks: 'L’alternative d’un CAPTCHA en dit la nature et la fonction.',
        verdict: 'not_applicable',
        evidence: 'Aucun CAPTCHA.',
      },
      {
        number: '1.5',
        asks: 'Un CAPTCHA a une solution d’accès alternatif.',
        verdict: 'not_applicable',
        evidence: 'Aucun CAPTCHA.',
      },
      {
        number: '1.6',
        asks: 'Une image qui le demande a une description détaillée.',
        verdict: 'not_applicable',
        evidence: noImage,
      },
      {
        number: '1.7',
        asks: 'La description détaillée est pertinente.',
        verdict: 'not_applicable',
        evidence: noImage,
      },
      {
        number: '1.8',
        asks: 'Une image de texte est remplacée par du texte mis en forme.',
        verdict: 'shown',
        evidence: 'Aucun texte n’est dans une image : le bloc-marque lui-même est du texte.',
      },
      {
        number: '1.9',
        asks: 'Une légende est reliée à son image.',
        verdict: 'not_applicable',
        evidence: 'Aucune image légendée.',
      },
    ],
  },
  {
    title: 'Cadres',
    criteria: [
      {
        number: '2.1',
        asks: 'Chaque cadre a un titre.',
        verdict: 'not_applicable',
        evidence: 'Aucun cadre ; la politique de sécurité les refuse.',
      },
      {
        number: '2.2',
        asks: 'Le titre de chaque cadre est pertinent.',
        verdict: 'not_applicable',
        evidence: 'Aucun cadre.',
      },
    ],
  },
  {
    title: 'Couleurs',
    criteria: [
      {
        number: '3.1',
        asks: 'L’information n’est pas donnée par la seule couleur.',
        verdict: 'to_confirm',
        evidence: 'Chaque état porte son nom en toutes lettres : badges, étapes, erreurs, avancement des fichiers.',
      },
      { number: '3.2', asks: 'Le texte contraste assez avec son fond.', verdict: 'shown', evidence: axe },
      {
        number: '3.3',
        asks: 'Les composants et éléments graphiques contrastent assez.',
        verdict: 'to_confirm',
        evidence:
          'Composants du système de design de l’État, dont les contrastes sont établis ; ceux des états survolés ont été mesurés sur les boutons des fichiers seulement.',
      },
    ],
  },
  {
    title: 'Multimédia',
    criteria: [
      {
        number: '4.1',
        asks: 'Transcription ou audiodescription des médias.',
        verdict: 'not_applicable',
        evidence: noMedia,
      },
      { number: '4.2', asks: 'Leur pertinence.', verdict: 'not_applicable', evidence: noMedia },
      { number: '4.3', asks: 'Sous-titres synchronisés.', verdict: 'not_applicable', evidence: noMedia },
      { number: '4.4', asks: 'Leur pertinence.', verdict: 'not_applicable', evidence: noMedia },
      { number: '4.5', asks: 'Audiodescription synchronisée.', verdict: 'not_applicable', evidence: noMedia },
      { number: '4.6', asks: 'Sa pertinence.', verdict: 'not_applicable', evidence: noMedia },
      { number: '4.7', asks: 'Chaque média est identifiable.', verdict: 'not_applicable', evidence: noMedia },
      { number: '4.8', asks: 'Alternative à un média non temporel.', verdict: 'not_applicable', evidence: noMedia },
      { number: '4.9', asks: 'Sa pertinence.', verdict: 'not_applicable', evidence: noMedia },
      { number: '4.10', asks: 'Chaque son déclenché seul se contrôle.', verdict: 'not_applicable', evidence: noMedia },
      { number: '4.11', asks: 'La consultation se contrôle au clavier.', verdict: 'not_applicable', evidence: noMedia },
      {
        number: '4.12',
        asks: 'Un média non temporel se contrôle au clavier.',
        verdict: 'not_applicable',
        evidence: noMedia,
      },
      {
        number: '4.13',
        asks: 'Compatibilité avec les technologies d’assistance.',
        verdict: 'not_applicable',
        evidence: noMedia,
      },
    ],
  },
  {
    title: 'Tableaux',
    criteria: [
      {
        number: '5.1',
        asks: 'Un tableau de données complexe a un résumé.',
        verdict: 'not_applicable',
        evidence: 'Les tableaux sont simples : une ligne d’en-têtes, une colonne d’en-têtes au plus.',
      },
      {
        number: '5.2',
        asks: 'Le résumé est pertinent.',
        verdict: 'not_applicable',
        evidence: 'Aucun tableau complexe.',
      },
      {
        number: '5.3',
        asks: 'Un tableau de mise en forme reste compréhensible lu à la suite.',
        verdict: 'not_applicable',
        evidence: 'Aucun tableau de mise en forme.',
      },
      {
        number: '5.4',
        asks: 'Le titre d’un tableau lui est associé.',
        verdict: 'shown',
        evidence: 'Chaque tableau a un élément « caption ».',
      },
      {
        number: '5.5',
        asks: 'Le titre d’un tableau est pertinent.',
        verdict: 'to_confirm',
        evidence: 'Le titre reprend l’intitulé de la question à laquelle il répond.',
      },
      {
        number: '5.6',
        asks: 'Les en-têtes sont déclarés.',
        verdict: 'shown',
        evidence: `Éléments « th » avec « scope ». ${axe}`,
      },
      {
        number: '5.7',
        asks: 'Chaque cellule est reliée à ses en-têtes.',
        verdict: 'shown',
        evidence: 'Attribut « scope » sur chaque en-tête, tableaux sans cellule fusionnée.',
      },
      {
        number: '5.8',
        asks: 'Un tableau de mise en forme n’emploie pas de balises de données.',
        verdict: 'not_applicable',
        evidence: 'Aucun tableau de mise en forme.',
      },
    ],
  },
  {
    title: 'Liens',
    criteria: [
      {
        number: '6.1',
        asks: 'Chaque lien est explicite.',
        verdict: 'to_confirm',
        evidence:
          'Les liens de correction disent quelle étape ou quelle réponse ils ouvrent ; ceux de téléchargement, le document et son format.',
      },
      { number: '6.2', asks: 'Chaque lien a un intitulé.', verdict: 'shown', evidence: axe },
    ],
  },
  {
    title: 'Scripts',
    criteria: [
      {
        number: '7.1',
        asks: 'Chaque script est compatible avec les technologies d’assistance.',
        verdict: 'to_confirm',
        evidence: 'Éléments natifs partout ; les scripts n’ajoutent que du confort, chaque page fonctionne sans eux.',
      },
      {
        number: '7.2',
        asks: 'L’alternative d’un script est pertinente.',
        verdict: 'shown',
        evidence: 'Les parcours complets sont essayés avec et sans JavaScript.',
      },
      {
        number: '7.3',
        asks: 'Chaque script se contrôle au clavier et par tout pointeur.',
        verdict: 'shown',
        evidence:
          'Parcours de l’acheteur et du candidat au clavier seul ; le dépôt par glisser-déposer double un bouton ordinaire.',
      },
      {
        number: '7.4',
        asks: 'L’utilisateur est averti des changements de contexte, ou en a le contrôle.',
        verdict: 'shown',
        evidence: 'Le retour automatique vers la plateforme est annoncé vingt secondes avant, et peut être refusé.',
      },
      {
        number: '7.5',
        asks: 'Les messages de statut sont restitués.',
        verdict: 'to_confirm',
        evidence:
          'Enregistrement, envoi des fichiers et avancement sont annoncés dans des zones « status » ou « alert », présentes avant leur texte ; pas encore écoutés avec un lecteur d’écran.',
      },
    ],
  },
];
