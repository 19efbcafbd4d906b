import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { WEBHOOK_EVENTS } from '@/lib/webhooks/events';
import { webhookHeaders } from '@/lib/webhooks/sign-webhook';
import { marketInCurl, marketInNode, tokenInCurl, webhookInNode } from './samples';

const BASE = 'http://localhost:3000';
const NOW = new Date('2026-11-22T14:30:45.123Z');
const SECRET = 'demo_webhook_secret_for_local_use_only_0123456789abcdef';

describe('the receiver of the guide', () => {
  let receiver: ChildProcess | undefined;

  afterEach(() => receiver?.kill());

  async function start() {
    const started = spawn(process.execPath, ['--input-type=module', '--eval', webhookInNode()], {
      env: { ...process.env, WEBHOOK_SECRET: SECRET, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    receiver = started;
    const lines = createInterface({ input: started.stdout });
    const nextLine = async () => String((await once(lines, 'line'))[0]);
    const port = (await nextLine()).replace('port ', '');
    return { url: `http://127.0.0.1:${port}/`, nextLine };
  }

  it('takes what we sign, and nothing that was changed, not signed, or signed by another', async () => {
    const { url, nextLine } = await start();
    const body = JSON.stringify(WEBHOOK_EVENTS['market_application.completed'].example(BASE));
    const message = { id: '5a1c8f7e-2b64-4c1d-9e0f-3d7a6b5c4e21', body };
    const headers = webhookHeaders(message, [SECRET], NOW);
    const send = (sent: string, with_: Record<string, string>) =>
      fetch(url, { method: 'POST', body: sent, headers: with_ }).then(({ status }) => status);

    expect(await send(body.replace('FT', 'ft'), headers)).toBe(401);
    expect(await send(body, {})).toBe(401);
    expect(await send(body, webhookHeaders(message, ['another secret'], NOW))).toBe(401);
    const said = nextLine();
    expect(await send(body, headers)).toBe(204);
    expect(await said).toBe(`${message.id} market_application.completed`);
  });
});

describe('the other samples', () => {
  it.each([tokenInCurl(BASE), marketInCurl(BASE, NOW)])('are a shell script that parses: %#', (script) => {
    expect(spawnSync('sh', ['-n', '-c', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it('are a module that parses', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--check', '-'], {
      input: marketInNode(BASE, NOW),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('ask for a deadline in the future, whenever they are read', () => {
    expect(marketInCurl(BASE, NOW)).toContain('"deadline":"2027-12-31T23:59"');
  });
});
