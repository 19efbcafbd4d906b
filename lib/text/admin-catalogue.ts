import type { InputType } from '@/lib/input/input-types';
import { fieldText } from './fields';
import { formatCount } from './format';

const inputTypes: Record<InputType, string> = {
  text: 'Texte court',
  long_text: 'Texte long',
  email: 'Adresse électronique',
  phone: 'Téléphone',
  url: 'Adresse web',
  files: 'Fichiers',
  files_or_text: 'Fichiers ou texte',
  checkbox_with_files: 'Case à cocher et fichiers',
  yes_no_with_details: 'Oui ou non, avec précisions',
  turnover_by_year: 'Chiffre d’affaires par exercice',
  headcount_by_year: 'Effectifs par année',
  people: 'Personnes',
  past_contracts: 'Marchés déjà réalisés',
  samples: 'Échantillons',
  lots: 'Choix de lots',
  firm_identifier: 'Numéro de l’entreprise',
  supporting_firms: 'Entreprises sur lesquelles on s’appuie',
};

const markets = (count: number) => formatCount(count, 'marché', 'marchés');

/** The catalogue of fields, as operators read and edit it. */
export const catalogueText = {
  title: 'Catalogue',
  introduction: (fields: number, archived: number) =>
    `${formatCount(fields, 'renseignement', 'renseignements')} que les acheteurs peuvent demander${archived > 0 ? `, dont ${formatCount(archived, 'archivé', 'archivés')}` : ''}. Un marché finalisé garde ce qu’il a demandé, quoi qu’il change ici.`,
  columns: { label: 'Renseignement', type: 'Réponse', asked: 'Demandé', markets: 'Marchés', state: 'État' },
  inputTypes: inputTypes as Record<string, string>,
  locked: 'Toujours',
  mandatory: 'Coché d’office',
  optional: 'Au choix de l’acheteur',
  states: { archived: 'Archivé', edited: 'Modifié', shipped: 'D’origine' },
  back: 'Tout le catalogue',
  facts: {
    key: 'Clé (visible des intégrateurs)',
    place: 'Rubrique',
    type: 'Réponse attendue',
    asked: 'Demandé',
    markets: 'Types de marché',
    source: 'Source publique prévue',
    noSource: 'Aucune : l’entreprise répond',
    law: 'Texte de loi',
    noLaw: 'Aucun',
    archived: 'Archivé depuis',
  },
  names: {
    buyerLabel: 'Libellé pour l’acheteur',
    buyerHelp: 'Aide pour l’acheteur',
    candidateLabel: 'Question à l’entreprise',
    candidateHelp: 'Aide pour l’entreprise',
    place: 'Place dans la rubrique',
    archived: 'Archivé',
  } as Record<string, string>,
  texts: 'Textes et place',
  editTitle: 'Modifier',
  editIntroduction: 'Rien n’est changé avant l’aperçu et votre confirmation.',
  limit: (characters: number) => `${characters} caractères au plus.`,
  shippedIs: (text: string) => `Texte d’origine : « ${text} ».`,
  placeHint: (section: string, count: number) => `De 1 à ${count}, dans « ${section} ».`,
  preview: 'Voir l’aperçu',
  missing: (name: string) => `${name} : écrivez un texte, celui d’origine par exemple.`,
  wrong: (name: string, problem: Parameters<typeof fieldText.problem>[0]) =>
    fieldText.aboutField(name, fieldText.problem(problem)),
  wrongPlace: (count: number) => `Place dans la rubrique : un nombre de 1 à ${count}.`,
  toMend: 'Il y a quelque chose à corriger',
  previewTitle: {
    edit: 'Vérifiez la modification',
    archive: 'Archiver ce renseignement ?',
    restore: 'Proposer de nouveau ce renseignement ?',
  },
  nothing: 'Rien ne change : les textes et la place sont ceux d’aujourd’hui.',
  changes: 'Ce qui change',
  before: 'Avant :',
  after: 'Après :',
  order: 'Le nouvel ordre de la rubrique',
  concerned: 'Pour qui',
  upcoming: 'Les marchés à venir : tout de suite.',
  offered: (count: number) =>
    count === 0
      ? 'Aucun marché en cours de configuration ne peut le demander.'
      : `${markets(count)} en cours de configuration : à la prochaine page que son acheteur ouvre.`,
  ticked: (count: number) =>
    count === 0
      ? 'Aucun marché en cours de configuration ne l’a encore coché.'
      : `${markets(count)} en cours de configuration l’${count > 1 ? 'ont' : 'a'} déjà coché : il y reste demandé, sauf si l’acheteur le décoche.`,
  frozen: (count: number) =>
    count === 0
      ? 'Aucun marché finalisé.'
      : `${markets(count)} déjà finalisé${count > 1 ? 's' : ''} : rien ne change, ni leurs candidatures.`,
  archiveEffect: 'Il n’est plus proposé aux acheteurs qui ne l’ont pas encore coché.',
  restoreEffect: 'Il est de nouveau proposé aux acheteurs, à sa place.',
  mandatoryTitle: 'Un renseignement de base',
  mandatoryWarning:
    'Il est coché d’office dans les marchés de ces types : sans lui, les acheteurs ne l’obtiendront plus, et rien ne le leur dira. Vérifiez qu’aucun texte ne l’exige.',
  lockedWarning: 'Il est toujours demandé, et l’acheteur ne peut pas le décocher.',
  cannotArchive: 'Aucune candidature ne peut être transmise sans ce renseignement : il ne s’archive pas.',
  archive: 'Archiver…',
  restore: 'Proposer de nouveau…',
  archiveTitle: 'Archivage',
  archiveIntroduction: 'Un renseignement archivé n’est plus proposé. Rien n’est supprimé, et il peut revenir.',
  confirm: { edit: 'Appliquer la modification', archive: 'Archiver', restore: 'Proposer de nouveau' },
  cancel: 'Ne rien changer',
  outcomes: {
    done: 'Le catalogue est à jour.',
    nothing: 'Il n’y avait rien à changer.',
    changed: 'Quelqu’un d’autre a modifié ce renseignement entre-temps : rien n’a été changé. Voici où il en est.',
  } as Record<string, string>,
  outcomeTitles: { done: 'C’est fait', nothing: 'Rien de changé', changed: 'À relire' } as Record<string, string>,
  history: 'Historique',
  noHistory: 'Jamais modifié : tel que livré.',
  historyColumns: { at: 'Quand', who: 'Qui', what: 'Quoi' },
  archivedThen: 'Archivé',
  restoredThen: 'Proposé de nouveau',
  changedThen: (name: string, before: string, after: string) => `${name} : « ${before} » devient « ${after} »`,
} as const;
