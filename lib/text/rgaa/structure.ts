import type { Topic } from './criterion';

const axe =
  'Contrôle automatique (axe) de chaque page et de chaque état d’erreur, en thèmes clair et sombre : 0 écart.';
const html = 'Pages produites par une bibliothèque qui refuse un balisage mal imbriqué.';

/** How pages are built: mandatory elements, structure, presentation. */
export const structureTopics: readonly Topic[] = [
  {
    title: 'Éléments obligatoires',
    criteria: [
      {
        number: '8.1',
        asks: 'Chaque page est définie par un type de document.',
        verdict: 'shown',
        evidence: '« <!DOCTYPE html> » partout.',
      },
      {
        number: '8.2',
        asks: 'Le code source est valide.',
        verdict: 'to_confirm',
        evidence: `${html} Identifiants uniques vérifiés par axe ; pas encore passé dans un validateur.`,
      },
      {
        number: '8.3',
        asks: 'La langue par défaut est indiquée.',
        verdict: 'shown',
        evidence: '« lang="fr" » sur chaque page.',
      },
      {
        number: '8.4',
        asks: 'Le code de langue est pertinent.',
        verdict: 'shown',
        evidence: 'Le site est en français.',
      },
      { number: '8.5', asks: 'Chaque page a un titre.', verdict: 'shown', evidence: axe },
      {
        number: '8.6',
        asks: 'Le titre de page est pertinent.',
        verdict: 'to_confirm',
        evidence: 'Il nomme l’étape, et commence par « Erreur » quand le formulaire en contient.',
      },
      {
        number: '8.7',
        asks: 'Chaque changement de langue est indiqué.',
        verdict: 'to_confirm',
        evidence: 'Seuls des termes techniques anglais apparaissent, dans la documentation des intégrateurs.',
      },
      {
        number: '8.8',
        asks: 'Le code de langue de chaque changement est pertinent.',
        verdict: 'not_applicable',
        evidence: 'Aucun passage en langue étrangère.',
      },
      {
        number: '8.9',
        asks: 'Les balises ne servent pas qu’à la présentation.',
        verdict: 'to_confirm',
        evidence: 'Titres, listes, groupes de champs et tableaux emploient leurs éléments propres.',
      },
      {
        number: '8.10',
        asks: 'Les changements de sens de lecture sont signalés.',
        verdict: 'to_confirm',
        evidence:
          'Le site s’écrit de gauche à droite ; une réponse saisie dans une autre écriture garde le sens que lui donne le navigateur.',
      },
    ],
  },
  {
    title: 'Structuration',
    criteria: [
      {
        number: '9.1',
        asks: 'L’information est structurée par des titres.',
        verdict: 'shown',
        evidence: 'Un seul titre de niveau 1 par page, vérifié à chaque essai ; ordre des niveaux vérifié par axe.',
      },
      {
        number: '9.2',
        asks: 'La structure du document est cohérente.',
        verdict: 'shown',
        evidence: 'En-tête, navigation, contenu principal et pied de page ont leurs repères. Vérifié par axe.',
      },
      { number: '9.3', asks: 'Chaque liste est structurée.', verdict: 'shown', evidence: axe },
      {
        number: '9.4',
        asks: 'Chaque citation est indiquée.',
        verdict: 'not_applicable',
        evidence: 'Aucune citation : les articles de loi sont nommés, non cités.',
      },
    ],
  },
  {
    title: 'Présentation',
    criteria: [
      {
        number: '10.1',
        asks: 'La présentation vient de feuilles de style.',
        verdict: 'shown',
        evidence: 'La politique de sécurité du site refuse tout style écrit dans la page.',
      },
      {
        number: '10.2',
        asks: 'Le contenu visible reste présent sans feuille de style.',
        verdict: 'to_confirm',
        evidence: 'Aucun texte ne vient d’une feuille de style.',
      },
      {
        number: '10.3',
        asks: 'L’information reste compréhensible sans feuille de style.',
        verdict: 'to_confirm',
        evidence: 'L’ordre du code est celui de la lecture.',
      },
      {
        number: '10.4',
        asks: 'Le texte reste lisible agrandi à 200 %.',
        verdict: 'shown',
        evidence: 'Les parcours de l’acheteur et du candidat sont essayés à 200 %.',
      },
      {
        number: '10.5',
        asks: 'Couleurs de fond et de police sont déclarées ensemble.',
        verdict: 'to_confirm',
        evidence: 'Déclarées ensemble par le système de design de l’État.',
      },
      {
        number: '10.6',
        asks: 'Un lien se distingue du texte qui l’entoure.',
        verdict: 'shown',
        evidence: 'Liens soulignés. Vérifié par axe.',
      },
      {
        number: '10.7',
        asks: 'La prise de focus est visible.',
        verdict: 'shown',
        evidence: 'Mesurée à chaque arrêt de la touche Tab, pendant les parcours au clavier.',
      },
      {
        number: '10.8',
        asks: 'Les contenus cachés sont ignorés à bon escient.',
        verdict: 'to_confirm',
        evidence:
          'Sections repliables natives ; rien d’autre n’est caché à la vue et lu, hormis des précisions de lien.',
      },
      {
        number: '10.9',
        asks: 'L’information n’est pas donnée que par la forme, la taille ou la position.',
        verdict: 'to_confirm',
        evidence: 'Les consignes nomment les champs et les boutons.',
      },
      {
        number: '10.10',
        asks: 'Cette règle est mise en œuvre de façon pertinente.',
        verdict: 'to_confirm',
        evidence: 'Comme ci-dessus.',
      },
      {
        number: '10.11',
        asks: 'Le contenu se lit sans double défilement à 320 pixels de large.',
        verdict: 'shown',
        evidence: 'Aucun défilement horizontal à 360 et à 320 pixels, mesuré sur chaque page.',
      },
      {
        number: '10.12',
        asks: 'L’espacement du texte peut être changé.',
        verdict: 'to_confirm',
        evidence: 'Aucune hauteur fixe sur les blocs de texte ; pas encore essayé sur chaque page.',
      },
      {
        number: '10.13',
        asks: 'Les contenus qui apparaissent au survol ou au focus se contrôlent.',
        verdict: 'not_applicable',
        evidence: 'Aucune infobulle.',
      },
      {
        number: '10.14',
        asks: 'Les contenus qui apparaissent par la feuille de style se voient au clavier.',
        verdict: 'shown',
        evidence: 'Seuls les liens d’évitement apparaissent ainsi, au focus.',
      },
    ],
  },
];
