import type { Topic } from './criterion';

const axe =
  'Contrôle automatique (axe) de chaque page et de chaque état d’erreur, en thèmes clair et sombre : 0 écart.';

/** How pages are used: forms, navigation, consultation. */
export const useTopics: readonly Topic[] = [
  {
    title: 'Formulaires',
    criteria: [
      { number: '11.1', asks: 'Chaque champ a une étiquette.', verdict: 'shown', evidence: axe },
      {
        number: '11.2',
        asks: 'L’étiquette est pertinente.',
        verdict: 'to_confirm',
        evidence: 'Chaque question dit ce qu’elle attend, avec un exemple ou une explication quand il le faut.',
      },
      {
        number: '11.3',
        asks: 'Une même étiquette désigne toujours la même chose.',
        verdict: 'shown',
        evidence: 'Un champ n’a qu’un intitulé, écrit une fois dans le catalogue.',
      },
      {
        number: '11.4',
        asks: 'Étiquette et champ sont accolés.',
        verdict: 'shown',
        evidence: 'Un même gabarit pour tous : étiquette, aide, champ, erreur.',
      },
      {
        number: '11.5',
        asks: 'Les champs de même nature sont regroupés.',
        verdict: 'shown',
        evidence: 'Éléments « fieldset » pour les choix, les listes d’années et les fiches.',
      },
      {
        number: '11.6',
        asks: 'Chaque regroupement a une légende.',
        verdict: 'shown',
        evidence: 'Élément « legend » dans chacun.',
      },
      {
        number: '11.7',
        asks: 'La légende est pertinente.',
        verdict: 'to_confirm',
        evidence: 'Elle reprend la question, et le rang de la fiche.',
      },
      {
        number: '11.8',
        asks: 'Les éléments d’une liste de choix sont regroupés.',
        verdict: 'not_applicable',
        evidence: 'Aucune liste déroulante n’a d’éléments à regrouper.',
      },
      {
        number: '11.9',
        asks: 'L’intitulé de chaque bouton est pertinent.',
        verdict: 'to_confirm',
        evidence: 'Un bouton dit ce qu’il fait : « Enregistrer et continuer », « Transmettre ma candidature ».',
      },
      {
        number: '11.10',
        asks: 'Le contrôle de saisie est pertinent.',
        verdict: 'to_confirm',
        evidence:
          'Les erreurs sont résumées en tête de page et répétées près du champ, qui les désigne ; ce qui manque est marqué sans bloquer.',
      },
      {
        number: '11.11',
        asks: 'Le contrôle de saisie aide à corriger.',
        verdict: 'to_confirm',
        evidence: 'Chaque message dit quoi faire, avec le format attendu.',
      },
      {
        number: '11.12',
        asks: 'Un envoi qui engage peut être vérifié, modifié ou annulé.',
        verdict: 'shown',
        evidence:
          'Un récapitulatif précède tout envoi définitif, avec retour à chaque réponse ; ses conséquences sont dites avant le bouton.',
      },
      {
        number: '11.13',
        asks: 'La finalité d’un champ personnel peut être déduite.',
        verdict: 'shown',
        evidence: 'Attribut « autocomplete » sur les coordonnées de la personne et de l’entreprise.',
      },
    ],
  },
  {
    title: 'Navigation',
    criteria: [
      {
        number: '12.1',
        asks: 'Chaque ensemble de pages a deux systèmes de navigation.',
        verdict: 'not_applicable',
        evidence:
          'Les pages d’un parcours appartiennent à un processus ; les pages d’information sont reliées par l’en-tête et le pied de page.',
      },
      {
        number: '12.2',
        asks: 'Le menu est toujours à la même place.',
        verdict: 'shown',
        evidence: 'Un seul gabarit de page.',
      },
      {
        number: '12.3',
        asks: 'La page « plan du site » est pertinente.',
        verdict: 'not_applicable',
        evidence: 'Pas de plan du site.',
      },
      {
        number: '12.4',
        asks: 'Le plan du site est toujours accessible de la même façon.',
        verdict: 'not_applicable',
        evidence: 'Pas de plan du site.',
      },
      {
        number: '12.5',
        asks: 'Le moteur de recherche est toujours accessible de la même façon.',
        verdict: 'not_applicable',
        evidence: 'Pas de moteur de recherche du site.',
      },
      {
        number: '12.6',
        asks: 'Les zones de regroupement peuvent être atteintes ou évitées.',
        verdict: 'shown',
        evidence: 'Repères d’en-tête, de navigation, de contenu et de pied de page.',
      },
      {
        number: '12.7',
        asks: 'Un lien mène directement au contenu.',
        verdict: 'shown',
        evidence: 'Premier arrêt de la touche Tab sur chaque page.',
      },
      {
        number: '12.8',
        asks: 'L’ordre de tabulation est cohérent.',
        verdict: 'shown',
        evidence: 'Ordre du code, sans « tabindex » positif ; parcours au clavier essayés.',
      },
      {
        number: '12.9',
        asks: 'Aucun piège au clavier.',
        verdict: 'shown',
        evidence: 'Les parcours complets sont faits au clavier seul.',
      },
      {
        number: '12.10',
        asks: 'Les raccourcis à une touche se contrôlent.',
        verdict: 'not_applicable',
        evidence: 'Aucun raccourci clavier.',
      },
      {
        number: '12.11',
        asks: 'Ce qui apparaît au survol, au focus ou à l’activation s’atteint au clavier.',
        verdict: 'shown',
        evidence: 'Sections repliables natives, essayées au clavier.',
      },
    ],
  },
  {
    title: 'Consultation',
    criteria: [
      {
        number: '13.1',
        asks: 'Les limites de temps se contrôlent.',
        verdict: 'shown',
        evidence:
          'La session dure vingt-quatre heures après la dernière visite et ce qui est saisi est gardé ; le retour automatique se refuse.',
      },
      {
        number: '13.2',
        asks: 'Aucune fenêtre ne s’ouvre sans action.',
        verdict: 'shown',
        evidence: 'Aucun lien ni script n’ouvre de fenêtre.',
      },
      {
        number: '13.3',
        asks: 'Chaque document à télécharger a une version accessible.',
        verdict: 'to_confirm',
        evidence:
          'L’attestation est un PDF balisé, en français, dont le texte s’extrait ; la même information se lit à l’écran. Pas encore lue avec un lecteur d’écran.',
      },
      {
        number: '13.4',
        asks: 'Cette version donne la même information.',
        verdict: 'shown',
        evidence: 'L’écran et le papier lisent les mêmes réponses, par les mêmes règles.',
      },
      {
        number: '13.5',
        asks: 'Chaque contenu cryptique a une alternative.',
        verdict: 'not_applicable',
        evidence: 'Ni émoticône, ni dessin en caractères.',
      },
      {
        number: '13.6',
        asks: 'L’alternative d’un contenu cryptique est pertinente.',
        verdict: 'not_applicable',
        evidence: 'Aucun.',
      },
      {
        number: '13.7',
        asks: 'Pas de flash ni de changement brusque de luminosité.',
        verdict: 'shown',
        evidence: 'Aucune animation.',
      },
      {
        number: '13.8',
        asks: 'Un contenu en mouvement ou clignotant se contrôle.',
        verdict: 'shown',
        evidence: 'Aucun, hormis la progression d’un envoi que l’on peut annuler.',
      },
      {
        number: '13.9',
        asks: 'Le contenu se consulte dans les deux orientations.',
        verdict: 'shown',
        evidence: 'La mise en page ne dépend que de la largeur.',
      },
      {
        number: '13.10',
        asks: 'Un geste complexe a une version simple.',
        verdict: 'shown',
        evidence: 'Seul geste complexe, le glisser-déposer double un bouton.',
      },
      {
        number: '13.11',
        asks: 'Une action du pointeur peut être annulée.',
        verdict: 'shown',
        evidence: 'Boutons et liens natifs : l’action se fait au relâchement.',
      },
      {
        number: '13.12',
        asks: 'Aucune fonction ne demande de bouger l’appareil.',
        verdict: 'shown',
        evidence: 'Aucune.',
      },
    ],
  },
];
