import { type Asked, ask, type Told } from './ask';
import type { DatabaseFault } from './database-proxy';
import { type Fault, judge, lostTexts } from './judge';
import { type Made, READINESS, type Row } from './rows';
import type { WebUnderTest } from './web-under-test';
import type { World } from './world';

/** What was found of a row: its cases, and what is wrong with some of them. */
export type Finding = { row: string; statements: number; usesStorage: boolean; cases: number; red: string[] };

/** Which statements meet a fault: the first, the second and the last; or each, in every way. */
export type Reach = 'some' | 'every';

export type Place = { world: World; web: WebUnderTest };

export const nameOf = ({ door, variant }: Row) => (variant ? `${door} (${variant})` : door);

export const beginFinding = (row: string): Finding => ({ row, statements: 0, usesStorage: false, cases: 0, red: [] });

/** The row's request without a fault, which counts its statements, then with each fault in its turn. */
export async function tryRow(place: Place, row: Row, reach: Reach): Promise<Finding> {
  const finding = beginFinding(nameOf(row));
  // What is known is kept for a second, whatever fails meanwhile: `tryReadiness` waits for it.
  if (row.door === READINESS) return finding;
  try {
    await tryCases(place, row, reach, finding);
  } catch (error) {
    // The other rows are tried all the same.
    finding.red.push(`could not be tried: ${error instanceof Error ? error.message : error}`);
    place.web.orderStorage(undefined);
  }
  return finding;
}

async function tryCases({ world, web }: Place, row: Row, reach: Reach, finding: Finding): Promise<void> {
  const whole = await withoutFault(world, web, row);
  Object.assign(finding, { statements: whole.statements, usesStorage: whole.usesStorage });
  if (!hasSucceeded(row, whole.told)) {
    const { outcome, status, headers } = whole.told;
    const wanted = `${row.succeeds} ${row.leadsTo ?? ''}`;
    finding.red.push(`without a fault: ${outcome} ${status} ${headers.get('location') ?? ''}, not ${wanted}`);
    return;
  }
  for (const planned of databaseCases(row, whole, reach)) {
    const { met, made, told, struck } = await meetOwnFault(web, row, planned);
    const fault = { kind: met.kind, nth: met.nth, statement: struck };
    const head = met.isHead ? ' of HEAD' : '';
    const place = `statement ${met.nth} of ${whole.statements}${head} ${met.kind} (${shortened(struck)})`;
    await note(world, finding, { place, row, fault, made, told });
    if (met.kind !== 'fails') await recover(web);
  }
  for (const kind of whole.usesStorage ? storageFaults(row) : []) {
    const made = await row.make();
    web.orderStorage(kind);
    const told = await ask(web.url, made);
    web.orderStorage(undefined);
    await note(world, finding, { place: `storage ${kind}`, row, fault: { kind }, made, told });
  }
}

const shortened = (statement: string) => statement.replace(/\s+/g, ' ').trim().slice(0, 60);

const hasSucceeded = ({ succeeds, leadsTo }: Row, { outcome, status, headers }: Told) =>
  outcome === 'whole' && status === succeeds && (leadsTo?.test(headers.get('location') ?? '') ?? true);

async function withoutFault({ canaries }: World, web: WebUnderTest, row: Row) {
  const made = await row.make();
  web.orderStorage('watch');
  const watch = web.database.begin();
  const told = await ask(web.url, made);
  await web.database.end();
  const usesStorage = web.wasStorageUsed();
  web.orderStorage(undefined);
  const telling = watch.statements.findIndex(({ values }) => canaries.within(values.join('\n')).length > 0) + 1;
  return { told, statements: watch.statements.length, telling, usesStorage };
}

/** A GET's row is its HEAD's too; but HEAD opens no link (decision 6). */
const opensNoLink = (door: string) => door.startsWith('GET ') && !door.includes('/access/');

type DatabaseCase = { kind: DatabaseFault; nth: number; isHead?: boolean };

/**
 * A GET's row is its HEAD's too.
 * @param whole `telling`: the first statement that holds something typed, which its failure repeats; 0 when none does
 */
function databaseCases({ door }: Row, whole: { statements: number; telling: number }, reach: Reach): DatabaseCase[] {
  const { statements: count, telling } = whole;
  const all = Array.from({ length: count }, (_, rank) => rank + 1);
  const head: DatabaseCase[] = opensNoLink(door) && count > 0 ? [{ kind: 'fails', nth: 1, isHead: true }] : [];
  const failing = reach === 'every' ? all : all.filter((nth) => nth <= 2 || nth === telling || nth === count);
  const lost = reach === 'every' ? all : all.slice(-1);
  return [
    ...head,
    ...failing.map((nth) => ({ kind: 'fails' as const, nth })),
    ...(reach === 'every' ? all : []).map((nth) => ({ kind: 'drops' as const, nth })),
    ...lost.map((nth) => ({ kind: 'answer_lost' as const, nth })),
  ];
}

/**
 * The request whose own statement meets the fault. Of those that a request sent beside one another, some may still wait in
 * the driver, for a connection, when it is answered that one has failed: what is struck next may be one of these. Then the
 * request of this case succeeds, and leaves none behind to the next.
 */
async function meetOwnFault(web: WebUnderTest, row: Row, planned: DatabaseCase) {
  const first = await meetFault(web, row, planned);
  return hasSucceeded(row, first.told) ? meetFault(web, row, planned) : first;
}

/** Sends the request while its nth statement meets the fault; its last when it has fewer this time, a cache being warm. */
async function meetFault(web: WebUnderTest, row: Row, met: DatabaseCase) {
  const made = { ...(await row.make()), ...(met.isHead && { method: 'HEAD' }) };
  const watch = web.database.begin({ nth: met.nth, fault: met.kind });
  const told = await ask(web.url, made);
  await web.database.end();
  if (watch.struck) return { met, made, told, struck: watch.struck.text };
  const count = watch.statements.length;
  if (count === 0) throw new Error(`${nameOf(row)}: no statement this time`);
  return meetFault(web, row, { ...met, nth: Math.min(count, met.nth) });
}

function storageFaults({ door }: Row): ('EIO' | 'ENOSPC' | 'half-way')[] {
  return /\/(attestation|documents_package|espd)$|^GET .*\/files\/\[id\]$/.test(door)
    ? ['EIO', 'half-way']
    : ['EIO', 'ENOSPC'];
}

type Case = { place: string; row: Row; fault: Fault; made: Made; told: Told };

/** Judges one case, texts included, and writes down what is wrong with it. */
export async function note(world: World, finding: Finding, { place, row, fault, made, told }: Case): Promise<void> {
  const problems = judge(row, fault, made, told);
  const isDone = problems.length === 0 && told.status === row.succeeds;
  if (!isDone) problems.push(...(await textsLost(world, made, told)));
  finding.cases++;
  finding.red.push(...problems.map((problem) => `${place}: ${problem}`));
}

async function textsLost(world: World, made: Made, told: Told): Promise<string[]> {
  if (!made.typed?.size) return [];
  const { body } = made.shownAt ? await ask(world.base, { ...made.shownAt, method: 'GET' }) : { body: '' };
  const lost = lostTexts(made, told, body);
  return lost.length > 0 ? [`lost: ${lost.length} of ${made.typed.size} texts (${lost.slice(0, 3).join(', ')})`] : [];
}

const KEYS = { caller: { name: 'probe' }, method: 'GET', path: '/.well-known/jwks.json' };

/** Resolves once the web server has a connection again. */
export const recover = async (web: WebUnderTest): Promise<void> => void (await untilAnswered(web, KEYS, 200));

const PATIENCE_MS = 30_000;

/** Asks again until this status is answered; returns the last answer, be it another after 30 s. */
export async function untilAnswered(web: WebUnderTest, asked: Asked, status: number): Promise<Told> {
  for (const deadline = performance.now() + PATIENCE_MS; ; ) {
    const told = await ask(web.url, asked);
    if (told.status === status || performance.now() > deadline) return told;
  }
}
