import {
  findAuditTimes,
  findDeliveryTimes,
  findLinkTimes,
  findRetryTimes,
  findStepTimes,
} from '@/db/queries/console/timeline';
import type { Subject } from '@/db/schema/access';
import { deliveryText } from '@/lib/text/admin-deliveries';
import { timelineText as text } from '@/lib/text/admin-timeline';

export type TimelineEvent = { at: Date; what: string; href?: string };

/** A date that the thing itself carries; null when it has not happened. */
export type OwnDate = { at: Date | null; what: string };

/**
 * What happened to a market or an application, the latest first, from what the tables keep and the audit log. At most
 * 200 rows of a kind; five statements.
 */
export async function timelineOf(
  subject: { kind: Subject; id: string; identifier: string },
  own: readonly [created: OwnDate, ...OwnDate[]],
): Promise<TimelineEvent[]> {
  const [links, steps, deliveries, retries, audited] = await Promise.all([
    findLinkTimes(subject.kind, subject.id),
    findStepTimes(subject.kind, subject.id),
    findDeliveryTimes(subject.id),
    findRetryTimes(subject.id),
    findAuditTimes(subject.identifier),
  ]);
  const [created, ...later] = own;
  // What happened at the same instant stays in this order: effects first, causes after.
  const events: TimelineEvent[] = [
    ...deliveries.flatMap(eventsOfDelivery),
    ...retries.map(({ at }) => ({ at, what: text.retryAsked })),
    ...audited.filter(isNews).map(({ at, action }) => ({ at, what: text.audited(action) })),
    ...later.flatMap(({ at, what }) => (at ? { at, what } : [])),
    ...steps.map(({ step, at }) => ({ at, what: step === 'opened' ? text.linkUsed : text.stepSaved(step) })),
    ...links.flatMap(({ revokedAt }) => (revokedAt ? { at: revokedAt, what: text.linkRevoked } : [])),
    ...links.map(({ createdAt }) => ({ at: createdAt, what: text.linkMade })),
    ...(created.at ? [{ at: created.at, what: created.what }] : []),
  ];
  return events.sort((one, other) => other.at.getTime() - one.at.getTime());
}

type DeliveryRow = Awaited<ReturnType<typeof findDeliveryTimes>>[number];

/** One row per attempt: the delivery itself is told with its first, or alone while none was made. */
function eventsOfDelivery({ id, createdAt, attempt }: DeliveryRow): TimelineEvent[] {
  const href = `/admin/deliveries/${id}`;
  const promised = { at: createdAt, what: text.deliveryPromised, href };
  if (!attempt) return [promised];
  const tried = { at: attempt.at, what: text.attempt(attempt.number, outcomeOf(attempt)), href };
  return attempt.number === 1 ? [tried, promised] : [tried];
}

/** What an attempt met, in words: an HTTP status, or why there was none. */
export function outcomeOf({ httpStatus, error }: { httpStatus: number | null; error: string | null }): string {
  if (httpStatus !== null) return deliveryText.answered(httpStatus);
  return deliveryText.failedWith(error ?? '?');
}

const toldOtherwise: ReadonlySet<string> = new Set(text.toldOtherwise);
const isNews = ({ action }: { action: string }): boolean => !toldOtherwise.has(action);
