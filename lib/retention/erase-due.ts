import { type Database, inTransaction } from '@/db/database';
import { findDue, findStillDue, holdForErasure } from '@/db/queries/retention/due';
import {
  type Erasure,
  eraseApplicationRows,
  eraseMarketRows,
  findUnfinishedErasures,
  finishErasures,
  insertErasure,
} from '@/db/queries/retention/erasure';
import type { Subject } from '@/db/schema/access';
import { recordAudit } from '@/lib/audit/record';
import { digestSecret } from '@/lib/keys';
import type { RetentionMonths } from '@/lib/settings/retention-periods';
import { removeIfUnused } from '@/lib/storage/stored-objects';

const BATCH = 100;
const ERASE = { application: eraseApplicationRows, market: eraseMarketRows } as const;

/** The keyed digest by which the proof of an erasure is found again by who knows the identifier. */
export const proofDigest = (identifier: string) => digestSecret(`erased/${identifier}`);

/**
 * Erases every application, or market, whose time is over, one transaction each, with its proof. Killed, it has erased
 * some wholly and the others not at all; the next goes on from there. Returns how many went, by rule.
 */
export async function eraseAllDue(
  subject: Subject,
  months: RetentionMonths,
  now: Date,
): Promise<Record<string, number>> {
  const gone: Record<string, number> = {};
  for (;;) {
    const batch = await findDue(subject, months, now, BATCH);
    for (const { id } of batch) {
      const erasure = await eraseOne(subject, id, months, now);
      if (!erasure) continue;
      gone[erasure.rule] = (gone[erasure.rule] ?? 0) + 1;
      await removeObjects(erasure);
    }
    if (batch.length < BATCH) return gone;
  }
}

/** Undefined when it was held, moved or erased meanwhile. */
function eraseOne(subject: Subject, id: string, months: RetentionMonths, now: Date): Promise<Erasure | undefined> {
  return inTransaction(async (tx) => {
    if (!(await holdForErasure(tx, subject, id))) return undefined;
    const due = await findStillDue(tx, subject, id, months, now);
    if (!due) return undefined;
    return eraseRows(tx, subject, due, now);
  });
}

/** Erases the rows of one thing, with its proof; its objects are to be removed after the commit. */
export async function eraseRows(
  tx: Database,
  subject: Subject,
  { id, identifier, rule }: { id: string; identifier: string; rule: string },
  now: Date,
): Promise<Erasure> {
  const { counts, objects } = await ERASE[subject](tx, id);
  const erasure = await insertErasure(tx, {
    ...{ rule, subject, counts, erasedAt: now, objectsLeft: objects },
    identifierDigest: proofDigest(identifier),
  });
  // The identifier is not in the proof, nor here: the rest of the log names it as long as it lasts.
  const target = { kind: 'erasure', id: erasure.id };
  await recordAudit(tx, { action: `${subject}.erased`, target, details: { rule, ...counts }, now });
  return erasure;
}

/** Removes what was committed to be removed and is not yet: the process that erased was killed before. */
export async function finishRemovals(): Promise<void> {
  for (;;) {
    const unfinished = await findUnfinishedErasures(BATCH);
    for (const erasure of unfinished) await removeObjects(erasure);
    if (unfinished.length < BATCH) return;
  }
}

/** After the commit: bytes cannot be brought back. A file that another application has too stays. */
export async function removeObjects({ id, objectsLeft }: Erasure): Promise<void> {
  for (const key of objectsLeft) await removeIfUnused(key);
  await finishErasures([id]);
}
