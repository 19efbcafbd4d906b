import type { Application } from '@/db/queries/applications';

type Part = Pick<Application, 'id' | 'firmId' | 'rank' | 'declaredBy'>;

/**
 * What lets this browser into an application, and keeps its forms; into a member's part: the member's own grant, or the
 * mandataire's, which declares for it.
 */
export function keeperOf(sessionId: string, { id, firmId, rank, declaredBy }: Part) {
  const isMembers = rank > 1 && declaredBy !== 'mandataire';
  return isMembers
    ? ({ sessionId, subject: 'firm', subjectId: firmId } as const)
    : ({ sessionId, subject: 'application', subjectId: id } as const);
}

/** The place of a form that is kept: the mandataire's grant keeps those of its own pages and of the parts that it fills. */
export function keptPlace({ rank }: Pick<Part, 'rank'>, page: string): string {
  return rank === 1 ? page : `${rank}/${page}`;
}
