import type { Trouble } from './cases';
import { type Answer, internal, json, networkDown, providerErrors } from './errors';
import type { OperationName } from './operations';
import { maintenancePage } from './text';

/** What comes instead of an answer; undefined when the trouble is elsewhere, in the time it takes or in the documents. */
export function insteadOf(trouble: Trouble, name: OperationName): Answer | undefined {
  if (name === 'recherche') return insteadOfSearch(trouble);
  const errors = providerErrors(name);
  if (trouble === 'error_500') return internal();
  if (trouble === 'broken_502') return errors.broken();
  if (trouble === 'network_504') return networkDown();
  if (trouble === 'timeout_504') return errors.timeout();
  if (trouble === 'garbage') return garbage;
  return undefined;
}

const statuses: Partial<Record<Trouble, number>> = {
  error_500: 500,
  broken_502: 502,
  network_504: 504,
  timeout_504: 504,
};

/** The public search has no error shape of its own: what is in front of it answers. */
function insteadOfSearch(trouble: Trouble): Answer | undefined {
  if (trouble === 'garbage') return garbage;
  const status = statuses[trouble];
  return status === undefined ? undefined : { ...garbage, status };
}

const garbage: Answer = {
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: maintenancePage,
};

/** What spoils an answer that was made: it ends in the middle, or every member of it is null. */
export function spoil(trouble: Trouble | undefined, answer: Answer): Answer {
  if (trouble === 'cut') return { ...answer, cutAt: Math.floor(answer.body.length / 2) };
  if (trouble !== 'nulls' || answer.status !== 200) return answer;
  return json(200, nullAll(JSON.parse(String(answer.body))));
}

/** Keeps objects and lists, and makes everything else null. */
function nullAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullAll);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, nullAll(each)]));
}
