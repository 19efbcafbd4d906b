import type { Market, Requirement } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { findApplicationsToJudge } from '@/db/queries/submissions';
import type { Content, ContentDeclaration, ContentLot, ContentPart } from '@/lib/documents/content/content';
import { loadContent } from '@/lib/documents/content/load-content';
import { LOTS_KEY } from '@/lib/journey/lots-field';
import type { Cell } from '@/lib/kits/tables/csv';
import { applicationsTableText as text } from '@/lib/text/applications-table';
import { foreignPair } from '@/lib/text/firm-identifiers';
import { parisWallClock } from '@/lib/time/paris-time';
import { answerInACell } from './answer-in-a-cell';

/** A firm of an application: alone, the mandataire of a group, or another member. */
type Applicant = Pick<Content['application'], 'siret' | 'foreignIdentifier' | 'companyName'> & {
  rank: number;
  role: keyof typeof text.roles;
  /** Numbers of the lots that it takes part in; empty: all those of the application. */
  lots: readonly number[];
  parts: ContentPart[];
  declaration: ContentDeclaration;
  declaredBy: keyof typeof text.declaredBy;
};

/**
 * All applications that a buyer has to judge, in the order of their submission: a line for each application, lot and
 * member, under a line of titles. Answers are in the words that firms read: what a register protects is not told
 * (contract §8).
 */
export async function applicationsTable(market: Market): Promise<Cell[][]> {
  const [requirements, applications] = await Promise.all([
    findRequirements(market.id),
    findApplicationsToJudge(market.id),
  ]);
  const asked = requirements.filter(({ fieldKey }) => fieldKey !== LOTS_KEY);
  const { files, declaration, explanation, declaredAt, declaredBy, ...identity } = text.columns;
  const titles: Cell[] = [
    ...Object.values(identity),
    ...asked.map(({ buyerLabel }) => buyerLabel),
    ...[declaration, explanation, declaredAt, declaredBy, files],
  ];
  const rows: Cell[][] = [titles];
  // One after the other: a market may have hundreds of applications, and other requests wait for the database too.
  for (const { id } of applications) rows.push(...rowsOf(await loadContent(id), asked));
  return rows;
}

function rowsOf(content: Content, asked: readonly Requirement[]): Cell[][] {
  const lots: (ContentLot | null)[] = content.application.lots.length > 0 ? content.application.lots : [null];
  return lots.flatMap((lot) =>
    applicantsOf(content)
      .filter(({ lots: own }) => lot === null || own.length === 0 || own.includes(lot.number))
      .map((firm) => [...identityCells(content, lot, firm), ...answerCells(lot, firm, asked), ...lastCells(firm)]),
  );
}

function applicantsOf({ application, group, parts, declaration, members }: Content): Applicant[] {
  const leads = { ...application, rank: 1, lots: [], parts, declaration, declaredBy: 'itself' } as const;
  return [
    { ...leads, role: group ? 'mandataire' : 'alone' },
    ...members.map((member) => ({ ...member, rank: member.number, role: 'member' as const })),
  ];
}

function identityCells({ application }: Content, lot: ContentLot | null, firm: Applicant): Cell[] {
  const foreign = firm.foreignIdentifier && foreignPair(firm.foreignIdentifier);
  return [
    ...[application.identifier, inParis(application.submittedAt)],
    ...[lot?.number ?? null, lot?.name ?? null],
    ...[firm.rank, text.roles[firm.role], firm.companyName, firm.siret],
    foreign && `${foreign.label}\u00a0: ${foreign.value}`,
  ];
}

/** Nothing where a question is not asked for the lot. */
function answerCells(lot: ContentLot | null, { parts }: Applicant, asked: readonly Requirement[]): Cell[] {
  const entries = parts.flatMap(({ sections }) => sections.flatMap((section) => section.entries));
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return asked.map(({ fieldKey, lotRanks }) => {
    const entry = byKey.get(fieldKey);
    const isAsked = lot === null || lotRanks === null || lotRanks.includes(lot.number - 1);
    return entry && isAsked ? answerInACell(entry.reading.candidate) : null;
  });
}

function lastCells({ declaration, declaredBy, parts }: Applicant): Cell[] {
  const { choice, explanation, declaredAt, files } = declaration;
  const answered = parts.flatMap(({ sections }) =>
    sections.flatMap(({ entries }) => entries.flatMap((entry) => entry.files)),
  );
  const given = [...answered, ...files].filter(({ origin }) => origin === 'user');
  return [
    ...[text.declarations[choice], explanation, inParis(declaredAt)],
    ...[text.declaredBy[declaredBy], given.length],
  ];
}

/** As a spreadsheet understands it, whatever its language. */
function inParis(at: Date): string {
  const { year, month, day, hour, minute, second } = parisWallClock(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}
