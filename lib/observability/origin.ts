import { AsyncLocalStorage } from 'node:async_hooks';
import type { Origin } from '@/db/schema/deliveries';

export type { Origin };

// Next.js bundles `instrumentation.ts` and the routes apart: a module variable would exist twice.
const holder = globalThis as typeof globalThis & { passeMarcheOrigins?: AsyncLocalStorage<Origin> };

function origins(): AsyncLocalStorage<Origin> {
  holder.passeMarcheOrigins ??= new AsyncLocalStorage();
  return holder.passeMarcheOrigins;
}

/** The request that the work under way comes from, however far from it; undefined for what nobody asked for. */
export const currentOrigin = (): Origin | undefined => origins().getStore();

/** Runs `work` as coming from a request, whose id its log lines, its events and its webhooks then carry. */
export function withOrigin<T>(origin: Origin | null | undefined, work: () => T): T {
  return origin ? origins().run(origin, work) : work();
}

/** From here on, what this request does comes from it. For the one place where requests begin. */
export const enterOrigin = (origin: Origin): void => origins().enterWith(origin);

/** What an event's data say of its origin, beside what they say of the event. */
export function originOf(data: unknown): Origin | undefined {
  if (typeof data !== 'object' || data === null || !('requestId' in data) || typeof data.requestId !== 'string') return;
  const traceparent = 'traceparent' in data && typeof data.traceparent === 'string' ? data.traceparent : undefined;
  return { requestId: data.requestId, ...(traceparent && { traceparent }) };
}
