import { contentTopics } from './content';
import type { Criterion, Topic } from './criterion';
import { structureTopics } from './structure';
import { useTopics } from './use';

/** The whole grid: 13 topics, 106 criteria (RGAA 4.1.2). */
export const rgaaTopics: readonly Topic[] = [...contentTopics, ...structureTopics, ...useTopics];

export const verdictNames: Record<Criterion['verdict'], string> = {
  shown: 'Conforme',
  to_confirm: 'À confirmer',
  not_applicable: 'Sans objet',
};
