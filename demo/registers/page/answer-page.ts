import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { readBody } from '@/demo/orveane/read-body';
import { isSameOrigin } from '@/demo/orveane/same-origin';
import { type Answer, json } from '@/demo/registers/errors';
import type { Simulator } from '@/demo/registers/simulator';
import { faultWords } from '@/demo/registers/text';
import { drawPage } from './draw-page';
import { type Order, readForm, readJson } from './read-order';

const MAX_BYTES = 10_000;

/** Our own pages and forms, and the style sheet of the demo platform. */
const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // Not `no-referrer`: browsers would then hide the origin of our own forms, which we check.
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** The simulator's own addresses, which no register has. */
export async function answerPage(simulator: Simulator, incoming: IncomingMessage, url: URL): Promise<Answer> {
  const asked = `${incoming.method} ${url.pathname}`;
  if (asked === 'GET /livez') return json(200, { status: 'ok' });
  if (asked === 'GET /calls') return json(200, simulator.calls());
  if (asked === 'GET /faults') return json(200, Object.fromEntries(simulator.faults.list()));
  if (asked === 'GET /') return page(simulator, 200);
  if (asked === 'GET /style.css')
    return { status: 200, headers: { 'Content-Type': 'text/css' }, body: await styleSheet() };
  if (asked === 'POST /faults') return takeOrder(simulator, incoming);
  return json(404, { errors: [] });
}

const page = (simulator: Simulator, status: number, problem?: string): Answer => ({
  status,
  headers: pageHeaders,
  body: drawPage(simulator, problem),
});

const styleSheet = () => readFile(new URL('../../orveane/style.css', import.meta.url), 'utf8');

/** A form of our page, or JSON: a browser sends no JSON to another site without asking it first. */
async function takeOrder(simulator: Simulator, incoming: IncomingMessage): Promise<Answer> {
  const isJson = incoming.headers['content-type']?.startsWith('application/json') === true;
  if (!isJson && !isSameOrigin(incoming.headers)) return page(simulator, 403, faultWords.foreign);
  const text = (await readBody(incoming, MAX_BYTES))?.toString() ?? '';
  const order = isJson ? readJson(text) : readForm(new URLSearchParams(text));
  if (order === undefined) return isJson ? json(422, { errors: [] }) : page(simulator, 422, faultWords.wrong);
  obey(simulator, order);
  return isJson
    ? json(200, Object.fromEntries(simulator.faults.list()))
    : { status: 303, headers: { Location: '/' }, body: '' };
}

function obey({ faults }: Simulator, { target, fault }: Order): void {
  if (target === undefined) faults.clear();
  else faults.set(target, fault);
}
