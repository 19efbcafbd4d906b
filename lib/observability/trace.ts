import { currentOrigin, withOrigin } from './origin';

export type SpanAttributes = Readonly<Record<string, string | number>>;

/** A span that has begun: how to name it as a parent (W3C Trace Context), and how to end it. */
export type BegunSpan = { traceparent: string; end(attributes?: SpanAttributes, failure?: unknown): void };

/** Begins a span, under a parent or as the first of a trace. */
export type BeginSpan = (name: string, attributes: SpanAttributes, parent: string | undefined) => BegunSpan;

// Next.js bundles `instrumentation.ts` and the routes apart: a module variable would exist twice.
const holder = globalThis as typeof globalThis & { passeMarcheBeginSpan?: BeginSpan };

/** Spans are made from here on, with this. */
export function setTracer(begin: BeginSpan | undefined): void {
  holder.passeMarcheBeginSpan = begin;
}

/** Undefined where no traces are kept: one look at a variable is then all that they cost. */
export function beginSpan(name: string, attributes: SpanAttributes, parent?: string): BegunSpan | undefined {
  return holder.passeMarcheBeginSpan?.(name, attributes, parent);
}

/** Runs `work` in a span of the trace that it belongs to; what it promises, and the spans it begins, come under it. */
export async function traced<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T> {
  const origin = currentOrigin();
  const span = beginSpan(name, attributes, origin?.traceparent);
  if (!span) return work();
  try {
    const result = await withOrigin({ ...origin, traceparent: span.traceparent }, work);
    span.end();
    return result;
  } catch (error) {
    span.end({}, error);
    throw error;
  }
}
