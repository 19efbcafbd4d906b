import { z } from 'zod';
import type { EngineEvent } from './ingest';
import type { Log } from './log';

const sentEvent = z.looseObject({
  name: z.string().min(1),
  id: z.string().nullish(),
  ts: z.number().nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
});
const sentEvents = z.union([z.array(sentEvent), sentEvent.transform((one) => [one])]);

type Send = (events: EngineEvent[], seed: string | null) => Promise<string[]>;

/**
 * The `fetch` for the SDK's client: takes what the client sends to the event API of an Inngest server
 * (`POST /e/{key}`) and hands it to the engine, without a socket. Nothing else of that server exists here: 404.
 */
export function embeddedFetch(send: Send, log: Log): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (request.method !== 'POST' || !pathname.startsWith('/e/')) {
      log.error({ method: request.method, pathname }, 'the embedded engine has no such API');
      return Response.json({ error: `The embedded engine has no ${pathname}`, status: 404 }, { status: 404 });
    }
    try {
      const parsed = sentEvents.safeParse(await request.json());
      if (!parsed.success) {
        return Response.json({ ids: [], error: z.prettifyError(parsed.error), status: 400 }, { status: 400 });
      }
      const events = parsed.data.map(({ id, ts, data, ...event }) => ({
        ...event,
        ...(id ? { id } : {}),
        ...(ts ? { ts } : {}),
        data: data ?? {},
      }));
      return Response.json({ ids: await send(events, request.headers.get('x-inngest-event-id-seed')), status: 200 });
    } catch (error) {
      // Not an exception: an answer makes the SDK send again, with the same seed.
      log.warn({ error: String(error) }, 'events could not be taken in');
      return Response.json({ ids: [], error: 'The events could not be taken in', status: 500 }, { status: 500 });
    }
  };
}
