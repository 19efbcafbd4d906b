/** What a person is at: the address of a market or an application, and the cookie that opens it. */
export type Journey = { name: string; address: string; cookie: string };

/** A call of the API that must succeed. */
export async function callApi(
  origin: string,
  path: string,
  token: string,
  body: object,
): Promise<Record<string, string>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, string>;
}

/** Follows an access link; its origin is the public one, which may be written otherwise than the one measured. */
export async function enter(name: string, origin: string, home: string, link = ''): Promise<Journey> {
  const answer = await fetch(origin + new URL(link).pathname, { redirect: 'manual' });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (!cookie) throw new Error(`${home}: the access link gave no session (${answer.status})`);
  return { name, address: origin + home, cookie };
}

/** Saves a step as its page would: the hidden members that the page carries are posted back. */
export async function post(journey: Journey, step: string, entries: [string, string][]): Promise<void> {
  const html = await read(journey, step);
  const hidden = inputsOf(html).filter(({ type }) => type === 'hidden');
  const body = new FormData();
  for (const { name, value } of hidden) body.append(name, value);
  for (const [name, value] of entries) body.append(name, value);
  const headers = { cookie: journey.cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${journey.address}/${step}`, { method: 'POST', headers, body, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${step} answered ${answer.status}`);
}

/** All the boxes of a buyer's step. */
export async function everyField(journey: Journey, step: string): Promise<[string, string][]> {
  const boxes = inputsOf(await read(journey, step)).filter(({ name }) => name === 'field');
  if (boxes.length === 0) throw new Error(`${step} offers no field`);
  return boxes.map(({ name, value }) => [name, value]);
}

/** A page of the journey, which must answer 200. */
export async function read({ address, cookie }: Journey, step: string): Promise<string> {
  const answer = await fetch(`${address}/${step}`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${step} answered ${answer.status}`);
  return answer.text();
}

/** The inputs of a page. */
export function inputsOf(html: string) {
  return [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => {
    const member = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    return { type: member('type'), name: member('name'), value: member('value') };
  });
}
