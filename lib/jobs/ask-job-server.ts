import { createHash } from 'node:crypto';
import { env } from '@/lib/env';

/** An Inngest server's answer about our functions: none, a refusal of our key, or the functions that it lacks. */
export type JobServerAnswer =
  | { state: 'silent'; reason: string }
  | { state: 'refused'; status: number }
  | { state: 'answers'; missing: string[] };

const TIMEOUT_MS = 5_000;

/**
 * Asks the server of `INNGEST_BASE_URL` which functions of this application it knows; `expected` are their names in full, as
 * `passe-marche-make-documents`. What is missing waits to be synchronised (docs/deployment/several-machines.md).
 */
export async function askJobServer(expected: string[]): Promise<JobServerAnswer> {
  const { INNGEST_BASE_URL = '', INNGEST_SIGNING_KEY = '' } = env();
  try {
    const answer = await fetch(`${INNGEST_BASE_URL}/v1/apps/passe-marche/functions`, {
      headers: { Authorization: `Bearer ${hashedKey(INNGEST_SIGNING_KEY)}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) return { state: 'refused', status: answer.status };
    const known = new Set(slugsIn(await answer.json()));
    return { state: 'answers', missing: expected.filter((name) => !known.has(name)) };
  } catch (error) {
    return { state: 'silent', reason: reasonOf(error) };
  }
}

/** Null where the server knows no such application. */
function slugsIn(functions: unknown): unknown[] {
  return Array.isArray(functions) ? functions.map((each) => (each as { Slug?: unknown }).Slug) : [];
}

/** The key as its own server compares it: the digest of its bytes after its prefix, never the key itself. */
function hashedKey(key: string): string {
  const prefix = /^signkey-\w+-/.exec(key)?.[0] ?? '';
  return prefix + createHash('sha256').update(key.slice(prefix.length), 'hex').digest('hex');
}

function reasonOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: string }; name?: string };
  return cause?.code ?? name ?? String(error);
}
