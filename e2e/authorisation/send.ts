/** A caller, as the application sees it: what its requests carry. */
export type Caller = {
  name: string;
  /** An access token, or the token of the metrics. */
  bearer?: string;
  /** Of a browser. */
  cookie?: string;
  /** The credentials of an editor, which only the authorization server takes. */
  client?: { id: string; secret: string };
};

export type Sent = { method: string; path: string; body?: BodyInit; type?: string; site?: string };

export type Answer = {
  status: number;
  /** What is seen in the end, when the answer sends elsewhere. */
  finalStatus: number;
  /** Everything that was answered: fields and bodies, of the page one is sent to as well. */
  text: string;
  body: string;
  cookie: string | undefined;
};

const MAX_REDIRECTS = 4;

/** One plain request, as a browser's own page or an integrator's program would send it; redirections are followed. */
export async function send(base: string, caller: Caller, sent: Sent): Promise<Answer> {
  // A connection each: one kept would be closed while a script of the set-up holds this process.
  const headers = new Headers({ 'Sec-Fetch-Site': sent.site ?? 'same-origin', Connection: 'close' });
  if (caller.bearer) headers.set('Authorization', `Bearer ${caller.bearer}`);
  if (caller.cookie) headers.set('Cookie', caller.cookie);
  if (sent.type) headers.set('Content-Type', sent.type);
  const ask = (path: string, init: RequestInit) => fetch(new URL(path, base), { redirect: 'manual', ...init });
  const body = sent.body instanceof FormData ? await inOnePiece(sent.body, headers) : sent.body;
  const first = await ask(sent.path, { method: sent.method, headers, body });
  const [cookie] = first.headers.getSetCookie().map((field) => field.split(';')[0]);
  if (cookie) headers.set('Cookie', cookie);
  headers.delete('Content-Type');
  const said = await first.text();
  let [answer, text] = [first, written(first, said)];
  for (let count = 0; answer.headers.has('location') && count < MAX_REDIRECTS; count++) {
    answer = await ask(answer.headers.get('location') ?? '', { headers });
    text += written(answer, await answer.text());
  }
  return { status: first.status, finalStatus: answer.status, text, body: said, cookie };
}

/** A door that refuses before it reads closes the connection: a form sent piece by piece would fail where it stands. */
function inOnePiece(form: FormData, headers: Headers): Promise<ArrayBuffer> {
  const whole = new Response(form);
  headers.set('Content-Type', whole.headers.get('Content-Type') ?? '');
  return whole.arrayBuffer();
}

const written = (answer: Response, body: string) => `${[...answer.headers].join('\n')}\n\n${body}\n`;

/** The body of a form, as a browser posts one without files. */
export function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}
