import type { IncomingMessage } from 'node:http';
import { type Answer, json } from './errors';
import type { Simulator } from './simulator';

/** The simulator's own addresses, which no register has. */
export async function answerPage(simulator: Simulator, incoming: IncomingMessage, url: URL): Promise<Answer> {
  const asked = `${incoming.method} ${url.pathname}`;
  if (asked === 'GET /livez') return json(200, { status: 'ok' });
  if (asked === 'GET /calls') return json(200, simulator.calls());
  return json(404, { errors: [] });
}
