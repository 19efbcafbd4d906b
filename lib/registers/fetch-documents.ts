import { inTransaction } from '@/db/database';
import { holdLimitGroup, insertCall, listEnds } from '@/db/queries/registers/calls';
import type { Waiting } from '@/db/queries/registers/states';
import { env } from '@/lib/env';
import { type StoredFile, storeJudged } from '@/lib/files/store-judged';
import { FileRefused } from '@/lib/input/file-refusals';
import { log } from '@/lib/observability/log';
import { LOW_LATENCY_DOCUMENTS } from './api-entreprise/api-entreprise';
import { CALL_LIMIT_MS, USER_AGENT } from './call-register';
import { periodOf } from './may-call';
import type { Register, RegisterFile } from './register';

const MAX_DOCUMENT_BYTES = 20_000_000;

/** All the documents of an answer together. */
export const DOCUMENTS_LIMIT_MS = 60_000;

export type FetchedFile = RegisterFile & { stored: StoredFile };

/**
 * Fetches what a register offers, one after the other, each judged like an upload. Only from the provider's own hosts;
 * what does not come, is over, too large or refused is left out, and said in the log.
 */
export async function fetchDocuments(
  register: Register,
  files: readonly RegisterFile[],
  waiting: Waiting,
  clock: () => Date,
): Promise<FetchedFile[]> {
  const signal = AbortSignal.timeout(DOCUMENTS_LIMIT_MS);
  const fetched: FetchedFile[] = [];
  for (const file of files) {
    const { url } = file;
    try {
      const address = allowedAddress(url);
      if (isProxied(address) && !(await takeProxyTurn(register, waiting, clock()))) throw new Error('no turn is free');
      fetched.push({ ...file, stored: await fetchOne(address, waiting.application.id, signal) });
    } catch (error) {
      const why = error instanceof FileRefused ? error.code : error instanceof Error ? error.message : 'unknown';
      log().warn(
        { register: register.key, application: waiting.application.identifier, why },
        'no document of a register',
      );
    }
  }
  return fetched;
}

async function fetchOne(address: URL, applicationId: string, signal: AbortSignal): Promise<StoredFile> {
  const headers = { 'User-Agent': USER_AGENT };
  const response = await fetch(address, { headers, redirect: 'error', cache: 'no-store', signal });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`status ${response.status}`);
  }
  return storeJudged(asBuffers(response.body), { holder: applicationId, maxBytes: MAX_DOCUMENT_BYTES, signal });
}

async function* asBuffers(body: ReadableStream<Uint8Array>): AsyncIterable<Buffer> {
  for await (const chunk of body) yield Buffer.from(chunk);
}

/** Throws for any host that is not the provider's, and for http where the provider is asked by https. */
function allowedAddress(url: string): URL {
  const address = new URL(url);
  const provider = new URL(env().API_ENTREPRISE_URL);
  const isHost = [provider.host, ...env().REGISTER_DOCUMENT_HOSTS].includes(address.host);
  const isSafe = address.protocol === 'https:' || address.protocol === provider.protocol;
  if (!isHost || !isSafe) throw new Error('a link that leads elsewhere');
  return address;
}

/** Files that come through API Entreprise itself count with its documents. */
const isProxied = ({ host, pathname }: URL) =>
  host === new URL(env().API_ENTREPRISE_URL).host && pathname.startsWith('/proxy/');

function takeProxyTurn(register: Register, { row, market, application }: Waiting, now: Date): Promise<boolean> {
  const { key: limitGroup, calls } = LOW_LATENCY_DOCUMENTS;
  return inTransaction(async (tx) => {
    await holdLimitGroup(tx, limitGroup);
    const endedAfter = new Date(now.getTime() - periodOf(LOW_LATENCY_DOCUMENTS));
    const ends = await listEnds(tx, limitGroup, { endedAfter, givenUpMs: CALL_LIMIT_MS, now });
    if (ends.length >= calls) return false;
    await insertCall(tx, {
      ...{ register: `${register.key}.document`, limitGroup, editorId: market.editorId, siret: row.siret },
      ...{ application: application.identifier, recipient: market.siret, purpose: 'document' },
      ...{ startedAt: now, endedAt: new Date(now.getTime() + CALL_LIMIT_MS) },
    });
    return true;
  });
}
