import type { Caller, Sent } from '@/e2e/authorisation/send';

export type Asked = Sent & { caller: Caller; headers?: Record<string, string> };

/** What came back: `none`, nothing; `cut`, the connection ended before the answer was whole; `late`, nothing in time. */
export type Told = {
  outcome: 'whole' | 'cut' | 'none' | 'late';
  status: number;
  headers: Headers;
  body: string;
};

const LIMIT_MS = 20_000;
const NOTHING = { status: 0, headers: new Headers(), body: '' };

/** Sends one request, as a browser's own page or an integrator's program would; redirections are not followed. */
export async function ask(base: string, { caller, method, path, body, type, headers: more }: Asked): Promise<Told> {
  const headers = new Headers({ 'Sec-Fetch-Site': 'same-origin', Connection: 'close', ...more });
  if (caller.bearer) headers.set('Authorization', `Bearer ${caller.bearer}`);
  if (caller.cookie) headers.set('Cookie', caller.cookie);
  if (type) headers.set('Content-Type', type);
  const signal = AbortSignal.timeout(LIMIT_MS);
  let answer: Response;
  try {
    answer = await fetch(new URL(path, base), { method, headers, body, redirect: 'manual', signal });
  } catch {
    return { ...NOTHING, outcome: signal.aborted ? 'late' : 'none' };
  }
  const head = { status: answer.status, headers: answer.headers };
  try {
    return { ...head, outcome: 'whole', body: await answer.text() };
  } catch {
    return { ...head, outcome: signal.aborted ? 'late' : 'cut', body: '' };
  }
}
