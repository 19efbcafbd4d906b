import { beforeAll, describe, expect, it } from 'vitest';
import { runScript } from '@/bin/testing/run-script';
import { findEditorByClientId } from '@/db/queries/editors';
import { countLiveTokens } from '@/db/testing/change-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { tokenOf } from '@/lib/api/testing/call-api';
import { budgetOf } from '@/lib/limits/rate-limit-budgets';
import { editorTool } from './editor-commands';
import { answerCommand } from './run-command';

useTestDatabase();

const editor = (...args: string[]) => answerCommand(editorTool, args);

/** A command that must succeed, its JSON read. */
async function json(...args: string[]) {
  const { status, stdout, stderr } = await editor(...args, '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** A command that must fail, with one line. */
async function complaint(...args: string[]) {
  const { status, stdout, stderr } = await editor(...args);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^[^\n]+$/);
  return [status, stderr];
}

describe('the life of an account', () => {
  let account: Record<string, string>;
  const clientId = () => account.client_id ?? '';

  beforeAll(async () => {
    account = await json(
      ...['create', '--name', 'Plateforme Été', '--webhook-url', 'https://a.example/w', '--max-tokens', '3'],
      ...['--buyer-return-url', 'https://a.example/acheteur', '--defense', 'no'],
      ...['--registers', 'no'],
    );
  });

  it('create returns the account and its secrets, which work', async () => {
    const { client_secret = '', webhook_secret = '' } = account;
    expect(account).toMatchObject({
      client_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: 'Plateforme Été',
      active: true,
      authorized: true,
      defense_allowed: false,
      registers_allowed: false,
      max_live_tokens: 3,
      completion_webhook_url: 'https://a.example/w',
      buyer_return_url: 'https://a.example/acheteur',
      candidate_return_url: null,
      webhook_secret_standard: `whsec_${Buffer.from(webhook_secret).toString('base64')}`,
    });
    await expect(tokenOf({ clientId: clientId(), clientSecret: client_secret })).resolves.toBeTruthy();
  });

  it('show and list say everything of it but its secrets', async () => {
    const shown = await json('show', clientId());
    expect(shown).toMatchObject({
      client_id: clientId(),
      client_secrets: [{ created_at: expect.any(String), expires_at: null }],
      webhook_secrets: [{ created_at: expect.any(String), expires_at: null }],
      later_attempts: true,
      webhook_circuit: 'closed',
      webhook_consecutive_failures: 0,
      webhook_circuit_open_until: null,
      webhook_deliveries_waiting: 0,
    });
    expect(await json('list')).toEqual([expect.objectContaining({ client_id: clientId(), name: 'Plateforme Été' })]);
    const { stdout } = await editor('show', clientId());
    expect(stdout).toMatch(/^client_id +[0-9a-f]{32}$/m);
    expect(stdout).toMatch(/^active +oui$/m);
    for (const text of [JSON.stringify(shown), stdout]) {
      expect(text).not.toContain(account.client_secret);
      expect(text).not.toContain(account.webhook_secret);
    }
  });

  it('update changes what is given; an empty address takes it away', async () => {
    const changed = await json('update', clientId(), '--name', 'Autre nom', '--webhook-url', '', '--authorized', 'no');
    expect(changed).toMatchObject({ name: 'Autre nom', completion_webhook_url: null, authorized: false });
    expect(await json('update', clientId(), '--authorized', 'yes')).toMatchObject({
      name: 'Autre nom',
      authorized: true,
    });
  });

  it('later attempts are switched off, and on', async () => {
    expect(await json('update', clientId(), '--later-attempts', 'off')).toMatchObject({ later_attempts: false });
    expect(await json('update', clientId(), '--later-attempts', 'on')).toMatchObject({ later_attempts: true });
    expect(await json('update', clientId(), '--tables-before-deadline', 'on')).toMatchObject({
      tables_before_deadline: true,
    });
  });

  it('rotate-secret returns a secret that works beside the earlier one, then refuses another until the grace ends', async () => {
    const rotated = await json('rotate-secret', clientId(), '--grace-days', '2');
    const endsAt = new Date(rotated.earlier_secret_ends_at).getTime() - Date.now();
    expect(endsAt / 86_400_000).toBeCloseTo(2, 1);
    for (const clientSecret of [account.client_secret ?? '', rotated.client_secret]) {
      await expect(tokenOf({ clientId: clientId(), clientSecret })).resolves.toBeTruthy();
    }
    expect(await complaint('rotate-secret', clientId())).toEqual([
      1,
      expect.stringMatching(/^Une rotation est déjà en cours/),
    ]);
    expect(await json('rotate-secret', clientId(), '--grace-days', '0')).toMatchObject({
      earlier_secret_ends_at: null,
    });
    const id = (await findEditorByClientId(clientId()))?.id ?? '';
    expect(await countLiveTokens(id)).toBe(0);
  });

  it('rotate-webhook-secret, then confirm-webhook-secret', async () => {
    const { stdout } = await editor('rotate-webhook-secret', clientId());
    expect(stdout).toMatch(/^webhook_secret +[0-9a-f]{64}$/m);
    expect(stdout).toMatch(/^webhook_secret_standard +whsec_[A-Za-z0-9+/]+=*$/m);
    expect(stdout).toContain('il ne sera plus affiché');
    expect((await json('show', clientId())).webhook_secrets).toHaveLength(2);
    expect((await json('confirm-webhook-secret', clientId())).webhook_secrets).toHaveLength(1);
    expect(await complaint('confirm-webhook-secret', clientId())).toEqual([1, 'Aucune rotation n’est en cours.']);
  });

  it('update --rate-limits: what was agreed, shown by show; none restores the usual', async () => {
    const agreed = { api: { perHour: 5000, burst: 200 }, downloads: { burst: 20 } };
    const changed = await json('update', clientId(), '--rate-limits', JSON.stringify(agreed));
    expect(changed.rate_limits).toEqual(agreed);
    expect((await json('show', clientId())).rate_limits).toEqual(agreed);
    expect((await editor('show', clientId())).stdout).toMatch(/^rate_limits +\{"api":\{"burst":200,"perHour":5000\},/m);
    const found = await findEditorByClientId(clientId());
    expect(budgetOf('api', found?.rateLimits ?? null)).toEqual({ perHour: 5000, burst: 200 });
    expect(budgetOf('downloads', found?.rateLimits ?? null)).toEqual({ perHour: 100, burst: 20 });

    for (const nothing of ['none', 'null', '']) {
      await json('update', clientId(), '--rate-limits', JSON.stringify(agreed));
      expect((await json('update', clientId(), '--rate-limits', nothing)).rate_limits).toBeNull();
    }
    const other = await json('create', '--name', 'Autre', '--rate-limits', '{"token":{"burst":3}}');
    expect(other.rate_limits).toEqual({ token: { burst: 3 } });
  });

  it('deactivate and activate', async () => {
    expect(await json('deactivate', clientId())).toMatchObject({ active: false });
    expect(await json('activate', clientId())).toMatchObject({ active: true });
  });
});

describe('mistakes take one line, and status 2 when they were typed', () => {
  it.each<[string[], number, RegExp]>([
    [['unheard-of'], 2, /^Commande inconnue : « unheard-of »/],
    [['toString'], 2, /^Commande inconnue/],
    [['create'], 2, /^--name manque\.$/],
    [['create', '--name', ''], 2, /^Le nom doit être rempli\.$/],
    [['create', '--name', 'a', 'b'], 2, /^En trop : b$/],
    [['create', '--name', 'a', '--webhook-url', 'a.fr'], 2, /^L’adresse des webhooks doit être une adresse complète/],
    [
      ['create', '--name', 'a', '--webhook-url', 'https://u:p@a.fr/'],
      2,
      /^L’adresse des webhooks ne doit contenir ni nom/,
    ],
    [['create', '--name', 'a', '--max-tokens', '0'], 2, /^Le nombre de jetons est hors limites\.$/],
    [['create', '--name', 'a', '--max-tokens', 'many'], 2, /^--max-tokens attend un nombre entier/],
    [['create', '--name', 'a', '--defense', 'oui'], 2, /^--defense attend yes ou no/],
    [['create', '--name', 'a', '--rate-limits', '{'], 2, /^--rate-limits attend du JSON/],
    ...['[]', '5', '{"tokens":{}}', '{"api":{"perhour":1}}', '{"api":{"burst":0}}', '{"api":{"burst":1.5}}'].map(
      (limits): [string[], number, RegExp] => [
        ['create', '--name', 'a', '--rate-limits', limits],
        2,
        /^La liste des limites doit avoir la forme \{"api":/,
      ],
    ),
    [['create', '--name', 'a', '--later-attempts', 'yes'], 2, /^--later-attempts attend on ou off/],
    [['create', '--nom', 'a'], 2, /^Option inconnue : --nom\./],
    [['create', '--name'], 2, /^--name attend une valeur\.$/],
    [['show'], 2, /^Il faut un client_id/],
    [['show', '0'.repeat(32)], 1, /^Aucun éditeur n’a ce client_id\.$/],
    [['update', '0'.repeat(32)], 2, /^Aucune modification n’est demandée\.$/],
  ])('%j', async (args, status, line) => {
    expect(await complaint(...args)).toEqual([status, expect.stringMatching(line)]);
  });

  it('without any command, the usage; with --help, the same as an answer', async () => {
    const [bare, help] = [await editor(), await editor('--help')];
    expect([bare.status, help.status]).toEqual([2, 0]);
    expect(help.stdout).toContain('npm run editor -- <commande>');
    expect(bare.stderr).toBe(help.stdout);
  });
});

it('is a program: what it says goes to the right output, and its status tells', async () => {
  const { status, stdout, stderr } = await runScript('editor', ['create', '--name', 'Plateforme', '--json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ name: 'Plateforme' });
  const failed = { status: 2, stdout: '', stderr: 'Le nom doit être rempli.\n' };
  expect(await runScript('editor', ['create', '--name', ' '])).toEqual(failed);
});
