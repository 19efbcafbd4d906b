import { section } from '@/lib/catalogue/catalogue-field';

/** Only for markets of defence or security: what protects supplies, information and know-how. */
export const SECURITE_ET_CONFIDENTIALITE = section(
  'capacites_techniques_professionnelles',
  'securite_et_confidentialite',
  [
    {
      key: 'capacites_techniques_professionnelles_securite_et_confidentialite_description_source_approvisionnement',
      inputType: 'long_text',
      marketTypes: ['defense'],
      buyerLabel: 'Sources d’approvisionnement',
      buyerHelp:
        'Leur lieu s’il est hors de l’Union européenne, et la capacité à faire face à une hausse des besoins, à l’entretien et aux évolutions.',
      candidateLabel: 'D’où viennent vos approvisionnements, et comment ferez-vous face à une hausse des besoins ?',
      candidateHelp:
        'Indiquez le lieu de ceux qui viennent de l’extérieur de l’Union européenne. Dites aussi comment vous assurerez l’entretien, la modernisation et les adaptations.',
      legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
    },
    {
      key: 'capacites_techniques_professionnelles_securite_et_confidentialite_capacite_protection_informations_protegees',
      inputType: 'long_text',
      marketTypes: ['defense'],
      buyerLabel: 'Protection des informations protégées ou classifiées',
      buyerHelp: 'La capacité à les traiter, les conserver et les transmettre au niveau de protection exigé.',
      candidateLabel:
        'Comment traitez-vous, conservez-vous et transmettez-vous les informations protégées ou classifiées ?',
      candidateHelp: 'Décrivez vos locaux, vos systèmes et vos règles. N’écrivez ici aucune information classifiée.',
      legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
    },
    {
      key: 'capacites_techniques_professionnelles_securite_et_confidentialite_habilitation_prealable_secret_defense',
      inputType: 'long_text',
      marketTypes: ['defense'],
      mayNotApply: true,
      buyerLabel: 'Habilitation au secret de la défense nationale',
      buyerHelp: 'À demander seulement si le marché donne accès à des informations classifiées.',
      candidateLabel: 'Votre entreprise est-elle habilitée au secret de la défense nationale ?',
      candidateHelp:
        'Indiquez le niveau, la date et l’autorité qui a délivré l’habilitation, ou où en est votre demande.',
      legalReference: 'Code de la commande publique, article R2343-4',
    },
    {
      key: 'capacites_techniques_professionnelles_securite_et_confidentialite_description_regles_propriete_intellectuelle',
      inputType: 'long_text',
      marketTypes: ['defense'],
      buyerLabel: 'Règles internes de propriété intellectuelle',
      buyerHelp: 'Les règles que l’entreprise applique à ses brevets, plans, logiciels et savoir-faire.',
      candidateLabel: 'Quelles sont vos règles internes de propriété intellectuelle ?',
      candidateHelp: 'Décrivez les règles que vous appliquez à vos brevets, plans, logiciels et savoir-faire.',
      legalReference: 'Arrêté du 22 mars 2019 (annexe 9 du Code de la commande publique)',
    },
  ],
);
