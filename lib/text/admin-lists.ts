import { formatCount } from './format';

/** What every list of the console says. */
export const listText = {
  filters: 'Filtrer la liste',
  submit: 'Filtrer',
  reset: 'Effacer les filtres',
  all: 'Tous',
  allFeminine: 'Toutes',
  editor: 'Éditeur',
  state: 'État',
  from: 'Créé à partir du',
  to: 'Jusqu’au (inclus)',
  fromFeminine: 'Créée à partir du',
  next: 'Page suivante',
  first: 'Revenir au début',
  pages: 'Pages de la liste',
  none: 'Rien ne correspond à ces filtres.',
  shown: (count: number) => formatCount(count, 'ligne affichée', 'lignes affichées'),
  newestFirst: 'Le plus récent d’abord. Heures de Paris.',
  newestFirstFeminine: 'La plus récente d’abord. Heures de Paris.',
  timeline: 'Ce qui s’est passé',
  timelineNote:
    'Le plus récent d’abord, heures de Paris. Les réponses et les fichiers des candidats ne sont pas montrés ici.',
  no: 'Aucun',
} as const;
