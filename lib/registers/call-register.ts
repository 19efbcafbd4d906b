import type { Register, RegisterAnswer } from './register';

/** Longer, and a call counts as failed. The slowest registers take some ten seconds. */
export const CALL_LIMIT_MS = 20_000;

/** No answer that is read is nearly as long. */
const MAX_ANSWER_BYTES = 4_000_000;

export const USER_AGENT = 'PasseMarche/1.0';

/**
 * Asks a register about a SIRET. Returns what it answered over HTTP; undefined when nothing came in time, or more than one
 * reads.
 */
export async function callRegister(
  register: Register,
  subject: Parameters<Register['request']>[0],
  limitMs = CALL_LIMIT_MS,
): Promise<RegisterAnswer | undefined> {
  const { url, headers } = register.request(subject);
  try {
    const response = await fetch(url, {
      headers: { Accept: 'application/json', 'User-Agent': USER_AGENT, ...headers },
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(limitMs),
    });
    const text = await readText(response);
    return text === undefined ? undefined : { status: response.status, headers: response.headers, body: parsed(text) };
  } catch {
    // Refused, cut, too slow, a certificate that is not right: the register cannot be asked now, whatever the reason.
    return undefined;
  }
}

async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
