import { type Context, createContext, type SimulatorOptions } from './context';
import { describedBy } from './documents/links';
import { openDocument } from './documents/open-document';
import { type Answer, quota, requestId } from './errors';
import type { CallRecord } from './ledger';
import type { WindowCount } from './limits';
import { findOperation, type Identifiers } from './operations';
import { answerProtectedCall } from './protected-call';
import { respond } from './respond';

type Request = { url: URL; authorization: string | undefined };

/** Every call since the start, and every window of every group. `over`: the windows in which more came than may. */
export type Calls = { over: WindowCount[]; windows: WindowCount[]; records: CallRecord[] };

/** The registers, without the network around them. */
export function createSimulator(options: SimulatorOptions) {
  const context = createContext(options);
  const record = (operation: CallRecord['operation'], url: URL, ids: Identifiers = {}) =>
    context.ledger.add({ operation, ...described(url, ids), at: options.now(), status: null, requestId: requestId() });

  /** Undefined when no register is at that address. */
  async function answer({ url, authorization }: Request): Promise<Answer | undefined> {
    if (url.pathname === '/search') {
      const ids = { siret: url.searchParams.get('q') ?? '' };
      return finish(record('recherche', url, ids), () => search(context, ids));
    }
    const document = describedBy(url.pathname);
    if (document) return finish(record('document', url), () => openDocument(context, url.pathname, document));
    const call = findOperation(url.pathname);
    if (call)
      return finish(record(call.name, url, call.ids), () =>
        answerProtectedCall(context, { ...call, url, authorization }),
      );
  }

  function calls(): Calls {
    const windows = context.limits.windows();
    return { over: windows.filter(({ over }) => over), windows, records: context.ledger.all() };
  }

  return { answer, calls, faults: context.faults };
}

export type Simulator = ReturnType<typeof createSimulator>;

async function search(context: Context, ids: { siret: string }): Promise<Answer> {
  const allowance = context.limits.take('recherche_entreprises');
  if (!allowance.allowed) return quota(allowance.resetAt, context.options.now());
  return respond(context, { name: 'recherche', ids, query: new URLSearchParams() }, allowance);
}

function described({ searchParams }: URL, { siret, siren, year }: Identifiers) {
  const [recipient, purpose, object] = ['recipient', 'context', 'object'].map((name) => searchParams.get(name));
  return {
    id: siret ?? siren ?? null,
    year: year ?? null,
    recipient: recipient ?? null,
    context: purpose ?? null,
    object: object ?? null,
  };
}

async function finish(record: CallRecord, make: () => Promise<Answer>): Promise<Answer> {
  const answer = await make();
  record.status = answer.status;
  return { ...answer, headers: { ...answer.headers, 'X-Request-ID': record.requestId } };
}
