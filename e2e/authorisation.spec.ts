import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { type Instance, startInstance } from '@/bin/launcher/instance';
import { ACCESS, type Who } from '@/lib/doors/access';
import { type CallerKey, expected, isOfMember, makeCallers } from './authorisation/callers';
import { type Console, inOrder, pathOf, requestAt } from './authorisation/requests';
import { type Answer, type Caller, type Sent, send } from './authorisation/send';
import { DECLARATION, makeTenant, pdfForm, runScript, SECTION, STEP, type Tenant } from './authorisation/tenants';

/** Every door of the application (lib/doors/access.ts), tried by everybody, on what is tenant A's. No browser. */

const METRICS_TOKEN = 'a-token-for-the-scrapes-of-tests';
const REFUSALS = [401, 403, 404];
const OF_A: CallerKey[] = ['aRead', 'aWrite', 'aFull', 'aBuyer', 'aCandidate', 'aMember'];
const ROWS = Object.entries(ACCESS) as [door: string, who: Who][];
const WHO: Record<string, Who> = ACCESS;

let instance: Instance | undefined;
const webhooks = createServer((_request, response) => response.writeHead(204).end());
test.afterEach(async () => {
  webhooks.close();
  await instance?.stop();
});

async function begin() {
  await new Promise<void>((resolve) => webhooks.listen(0, '127.0.0.1', resolve));
  const webhookUrl = `http://127.0.0.1:${(webhooks.address() as AddressInfo).port}/`;
  const own = await startInstance({ RATE_LIMITS: 'off', METRICS_TOKEN }, 'authorisation');
  instance = own;
  const [a, b] = [await makeTenant(own, 'Ocelot', webhookUrl), await makeTenant(own, 'Bouquetin', webhookUrl)];
  const cookieOf = (role: string) => `passe-marche-console=${runScript(own, 'e2e/begin-console-session.ts', role)}`;
  const callers = makeCallers(a, b, cookieOf('reader'), cookieOf('administrator'), METRICS_TOKEN);
  return { base: own.applicationUrl, a, b, callers, console: await somethingOfTheConsole(own, callers.administrator) };
}

async function somethingOfTheConsole(own: Instance, administrator: Caller): Promise<Console> {
  const create = ['create', '--email', 'third@console.example', '--role', 'reader', '--json'];
  const { one_time_link } = JSON.parse(runScript(own, 'bin/admin.ts', ...create));
  const read = async (path: string) => (await send(own.applicationUrl, administrator, { method: 'GET', path })).body;
  const account = /administrators\/([0-9a-f-]{36})">third@/.exec(await read('/admin/administrators'))?.[1];
  const run = /\/admin\/runs\/([\w%-]{10,})"/.exec(await read('/admin/runs'))?.[1];
  expect([account, run]).toEqual([expect.any(String), expect.any(String)]);
  return { account: account ?? '', run: run ?? '', linkToken: String(one_time_link).split('/').at(-1) ?? '' };
}

/** The text of an answer, without what changes from one request to the next. */
const steady = ({ text }: Answer) => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text.slice(text.indexOf('\n\n'));

test('each door opens to whom its row says and to nobody else, and tells nothing of one tenant to another', async () => {
  test.setTimeout(600_000);
  const { base, a, b, callers, console } = await begin();
  const keys = Object.keys(callers) as CallerKey[];
  const unexpected: string[] = [];
  const leaks: string[] = [];
  const told = new Set<string>();
  let cells = 0;

  /** One cell. `strangers` to A are told nothing of A's that they did not send themselves. */
  async function tryDoor(name: string, caller: Caller, sent: Sent, want: 'allowed' | number[], isStranger: boolean) {
    cells++;
    const answer = await send(base, caller, sent);
    const isRefused = REFUSALS.includes(answer.finalStatus);
    const isAsWanted = want === 'allowed' ? !isRefused && answer.finalStatus < 500 : want.includes(answer.finalStatus);
    if (!isAsWanted)
      unexpected.push(`${name} by ${caller.name}: ${answer.status} → ${answer.finalStatus}, not ${want}`);
    const said = `${sent.path} ${sent.body instanceof URLSearchParams ? sent.body : ''}`;
    const seen = a.secrets.filter((secret) => answer.text.includes(secret) && !said.includes(secret));
    if (isStranger || want !== 'allowed')
      leaks.push(...seen.map((secret) => `${name} tells ${caller.name}: ${secret}`));
    else for (const secret of seen) told.add(secret);
    return answer;
  }

  const cellOf = (door: string, key: CallerKey) => {
    const path = pathOf(door, a, console);
    const want = expected(WHO[door] ?? 'everyone', key, door, path !== door.slice(door.indexOf('/')));
    const isOwnRevocation = key === 'aFull' && door === 'POST /oauth/revoke';
    const asked = isOwnRevocation ? 'no-token' : (a.tokens.full ?? '');
    const isStranger = !OF_A.includes(key) && key !== 'reader' && key !== 'administrator';
    return [door, callers[key], requestAt(door, path, callers[key], asked), want, isStranger] as const;
  };

  // The callers who may not, first: they change nothing, so that everything after still works.
  for (const [door] of ROWS) {
    const refused = keys.map((key) => cellOf(door, key)).filter(([, , , want]) => want !== 'allowed');
    await Promise.all(refused.map((cell) => tryDoor(...cell)));
  }
  await otherTenantsLinks(a, b);
  await partsOfAGroup();
  await otherApplicationsFiles(a, b);
  await fromAnotherSite();
  for (const door of inOrder(ROWS.map(([row]) => row))) {
    for (const key of keys) {
      const cell = cellOf(door, key);
      if (cell[3] === 'allowed') await tryDoor(...cell);
    }
    if (WHO[door] === 'link') await trueLink(door);
  }

  /** A link opens what it was made for: its secret, in the address of what is another's, opens nothing. */
  async function otherTenantsLinks(one: Tenant, other: Tenant) {
    for (const [door, who] of ROWS) {
      if (who !== 'link' || !door.includes('[identifier]/access')) continue;
      const token = door.includes('/buyer/') ? one.marketToken : one.draft.token;
      const sent = requestAt(door, pathOf(door, other, console, token), callers.nobody, '');
      await tryDoor(`${door}, of another's`, callers.nobody, sent, [401, 404], true);
    }
  }

  /** The doors of a part open to its member alone: not to the mandataire, another member, nor another tenant's. */
  async function partsOfAGroup() {
    const { identifier, part2, part3 } = a.group;
    for (const [door, who] of ROWS) {
      if (who !== 'candidate') continue;
      for (const [key, at] of [
        ['aMember', identifier],
        ['aMember', part3],
        ['aCandidate', part2],
        ['bCandidate', part2],
        ['bCandidate', identifier],
      ] as const) {
        const whose = { ...a, draft: { ...a.draft, identifier: at }, submitted: { ...a.submitted, identifier: at } };
        const sent = requestAt(door, pathOf(door, whose, console), callers[key], '');
        await tryDoor(
          `${door} of ${at === identifier ? 'a group' : 'a part'}`,
          callers[key],
          sent,
          [401],
          key === 'bCandidate',
        );
      }
    }
    const page = `/candidate/market_applications/${part2}/company_identification`;
    await tryDoor('the own part of a member', callers.aMember, { method: 'GET', path: page }, 'allowed', false);
  }

  async function trueLink(door: string) {
    // Their secrets are in documents and in messages.
    if (door.includes('/verification/') || door.includes('/candidat/arret/')) return;
    const ofCandidate = isOfMember(door) ? a.group.token3 : a.draft.token;
    const secret = door.includes('/buyer/') ? a.marketToken : door.includes('/candidate/') ? ofCandidate : '';
    const sent = requestAt(door, pathOf(door, a, console, secret || console.linkToken), callers.nobody, '');
    await tryDoor(`${door}, its own secret`, { name: 'whoever holds it' }, sent, 'allowed', false);
  }

  /** A file of another's application, under the address of one's own. */
  async function otherApplicationsFiles(one: Tenant, other: Tenant) {
    for (const [mine, who, file] of [
      [one.draft, callers.aCandidate, one.submitted.file],
      [one.draft, callers.aCandidate, other.draft.file],
      [other.draft, callers.bCandidate, one.draft.file],
    ] as const) {
      const path = `${mine.steps}/${STEP}/files`;
      const isStranger = who === callers.bCandidate;
      await tryDoor(
        'a file of another application',
        who,
        { method: 'DELETE', path: `${path}/${file}` },
        [404],
        isStranger,
      );
      const replacing = { method: 'POST', path: `${path}?replaces=${file}`, body: pdfForm('a.pdf') };
      await tryDoor('a file of another application replaced', who, replacing, [404], isStranger);
    }
  }

  /** What the rightful person's browser posts because another site told it to. */
  async function fromAnotherSite() {
    const rightful: Partial<Record<Who, Caller>> = {
      buyer: callers.aBuyer,
      candidate: callers.aCandidate,
      reader: callers.administrator,
      administrator: callers.administrator,
    };
    const before = await stateOfAll();
    for (const [door, who] of ROWS) {
      const isConsole = door.includes(' /admin/');
      const caller = rightful[who] ?? (isConsole ? callers.administrator : undefined);
      if (door.startsWith('GET ') || !caller) continue;
      const path = pathOf(door, a, console, console.linkToken);
      const sent = { ...requestAt(door, path, caller, ''), site: 'cross-site' };
      cells++;
      const answer = await send(base, caller, sent);
      // A step of a journey shows its page again; everything else says no.
      const isRefused = answer.status === 403 || (!isConsole && answer.status === 303);
      if (!isRefused || answer.cookie) unexpected.push(`${door} from another site: ${answer.status}`);
    }
    expect(await stateOfAll()).toEqual(before);
  }

  /** What those forms would have changed, as it is seen. */
  async function stateOfAll(): Promise<Record<string, string>> {
    const seen: [Caller, string][] = [
      [callers.aBuyer, `/buyer/public_markets/${a.market}/sync_status`],
      [callers.aCandidate, `${a.draft.steps}/company_identification`],
      [callers.aCandidate, `${a.draft.steps}/${STEP}/${SECTION}`],
      [callers.aCandidate, `${a.draft.steps}/${STEP}/${DECLARATION}`],
      [callers.aFull, `/api/v1/market_applications/${a.draft.identifier}`],
      [callers.aFull, `/api/v1/webhook_deliveries`],
      [callers.administrator, '/admin/administrators'],
      [callers.administrator, `/admin/administrators/${console.account}`],
      [callers.administrator, '/admin/editors'],
      [callers.administrator, `/admin/editors/${a.client.id}`],
      [callers.administrator, '/admin/audit?actor=administrator'],
    ];
    const answers = seen.map(async ([caller, path]) => [
      path,
      steady(await send(base, caller, { method: 'GET', path })),
    ]);
    return Object.fromEntries(await Promise.all(answers));
  }

  // The search finds what is there: each of A's words was told to A.
  expect(a.secrets.filter((secret) => !told.has(secret))).toEqual([]);
  const figures = `${ROWS.length} rows, ${cells} cells, ${unexpected.length} unexpected, ${leaks.length} leaks`;
  process.stdout.write(`${[figures, ...unexpected, ...leaks].join('\n')}\n`);
  expect({ unexpected, leaks }).toEqual({ unexpected: [], leaks: [] });
});
