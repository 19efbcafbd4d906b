import { findSync, findSyncRetries, type Sync } from '@/db/queries/webhooks/sync';
import type { SyncStatus } from '@/db/schema/deliveries';
import { beganAhead } from '@/lib/kits/clock/clock';
import { retryOpensAt } from '@/lib/webhooks/retry-sync';

type Subject = { id: string; documentsReadyAt?: Date | null };

/** How far things are after a market was finalised or an application submitted. */
export type Progress = {
  status: SyncStatus;
  documentsReady: boolean;
  /** Absent while nothing is to be told yet: the documents of an application come first. */
  sync: Sync | undefined;
};

/** The same, with what the page shows beside it. */
export type ShownProgress = Progress & {
  /** Finalised, submitted or asked for again moments ago: the answer may be there before the page is. */
  justDone: boolean;
  /** After a failure, once the hour's retries are used: when the next may be asked for. */
  retryOpensAt: Date | null;
};

/** A page opened this soon after what it tells of is still the same journey. */
const JUST_DONE_MS = 60_000;

/** For the page. `doneAt`: when the buyer finalised or the candidate submitted. */
export async function loadProgress(subject: Subject, doneAt: Date, now: Date): Promise<ShownProgress> {
  const progress = await progressOf(subject);
  const justBefore = new Date(now.getTime() - JUST_DONE_MS);
  const { sync } = progress;
  const retries = sync ? await findSyncRetries(sync.id, justBefore, now) : [];
  return {
    ...progress,
    justDone: (doneAt > justBefore && !beganAhead(doneAt, now)) || retries.length > 0,
    retryOpensAt: sync?.syncStatus === 'sync_failed' ? await retryOpensAt(sync.id, now) : null,
  };
}

/** What the page's script compares: as long as it stays the same, the page has nothing new to show. */
export function progressText({ status, documentsReady }: Progress): string {
  return JSON.stringify({ sync_status: status, documents_ready: documentsReady });
}

/** The answer to the page's script. */
export async function answerProgress(subject: Subject): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' };
  return new Response(progressText(await progressOf(subject)), { headers });
}

async function progressOf({ id, documentsReadyAt }: Subject): Promise<Progress> {
  const sync = await findSync(id);
  return {
    sync,
    status: sync?.syncStatus ?? 'sync_pending',
    documentsReady: documentsReadyAt instanceof Date,
  };
}
