import { beforeEach, describe, expect, it } from 'vitest';
import { liveWebhookSecretCiphertexts } from '@/db/queries/editors';
import { countLiveTokens } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { tokenOf } from '@/lib/api/testing/call-api';
import { operatorAt } from '@/lib/audit/by';
import { decryptSecret } from '@/lib/keys';
import { rotateClientSecret } from './rotate-client-secret';
import { confirmWebhookSecret, rotateWebhookSecret } from './rotate-webhook-secret';
import { showEditor } from './show-editor';

useTestDatabase();

const NOW = new Date('2030-05-01T10:00:00Z');
const DAY_MS = 86_400_000;
const inDays = (days: number, ms = 0) => new Date(NOW.getTime() + days * DAY_MS + ms);

let made: TestEditor;
let clientId: string;

beforeEach(async () => {
  made = await makeTestEditor();
  clientId = made.clientId;
});

/** Whether a token is given for this secret. */
const works = (clientSecret: string, now: Date) =>
  tokenOf({ clientId, clientSecret }, 'api_access', now).then(
    () => true,
    (error) => {
      expect(error).toMatchObject({ error: 'invalid_client' });
      return false;
    },
  );

/** Secrets that sign at `now`, the one of the historical header first. */
async function signing(now: Date): Promise<string[]> {
  const ciphertexts = await liveWebhookSecretCiphertexts(made.editor.id, now);
  return ciphertexts.map((ciphertext) => decryptSecret(ciphertext, `webhook-secret/${made.editor.id}`));
}

describe('rotateClientSecret', () => {
  it('both secrets work until the grace ends, then the new one alone', async () => {
    const { clientSecret, earlierEndsAt } = await rotateClientSecret(clientId, 7, operatorAt(NOW));
    expect(clientSecret).toMatch(/^[0-9a-f]{64}$/);
    expect(earlierEndsAt).toEqual(inDays(7));
    for (const now of [NOW, inDays(7, -1)]) {
      expect([await works(made.clientSecret, now), await works(clientSecret, now)]).toEqual([true, true]);
    }
    expect([await works(made.clientSecret, inDays(7)), await works(clientSecret, inDays(7))]).toEqual([false, true]);
    expect((await showEditor(clientId, NOW)).clientSecrets.map(({ expiresAt }) => expiresAt)).toEqual([
      inDays(7),
      null,
    ]);
  });

  it('a second rotation waits for the end of the first: nobody knows which secret the editor uses', async () => {
    const { clientSecret } = await rotateClientSecret(clientId, 7, operatorAt(NOW));
    await expect(rotateClientSecret(clientId, 7, operatorAt(inDays(6)))).rejects.toMatchObject({ code: 'conflict' });
    expect([await works(made.clientSecret, NOW), await works(clientSecret, NOW)]).toEqual([true, true]);
    const next = await rotateClientSecret(clientId, 7, operatorAt(inDays(7)));
    expect(await works(clientSecret, inDays(8))).toBe(true);
    expect(await works(next.clientSecret, inDays(8))).toBe(true);
    expect(await works(made.clientSecret, inDays(8))).toBe(false);
  });

  it('without grace, every earlier secret ends at once, and every token: they may be in other hands', async () => {
    await tokenOf(made, 'api_read');
    const first = await rotateClientSecret(clientId, 7, operatorAt(NOW));
    await tokenOf(made, 'api_write');
    expect(await countLiveTokens(made.editor.id)).toBe(2);
    const { clientSecret, earlierEndsAt } = await rotateClientSecret(clientId, 0, operatorAt(NOW));
    expect(earlierEndsAt).toBeNull();
    expect(await countLiveTokens(made.editor.id)).toBe(0);
    expect(await works(made.clientSecret, NOW)).toBe(false);
    expect(await works(first.clientSecret, NOW)).toBe(false);
    expect(await works(clientSecret, NOW)).toBe(true);
  });

  it('with grace, tokens go on', async () => {
    await tokenOf(made);
    await rotateClientSecret(clientId, 1, operatorAt(NOW));
    expect(await countLiveTokens(made.editor.id)).toBe(1);
  });

  it('of two at once, one is done', async () => {
    const both = await Promise.allSettled([
      rotateClientSecret(clientId, 7, operatorAt(NOW)),
      rotateClientSecret(clientId, 7, operatorAt(NOW)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await showEditor(clientId, NOW)).clientSecrets).toHaveLength(2);
  });

  it.each([-1, 91, 1.5, Number.NaN])('refuses a grace of %d days', async (graceDays) => {
    await expect(rotateClientSecret(clientId, graceDays, operatorAt(NOW))).rejects.toMatchObject({ code: 'invalid' });
  });

  it('refuses an unknown editor', async () => {
    await expect(rotateClientSecret('0'.repeat(32), 7, operatorAt(NOW))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('rotateWebhookSecret', () => {
  it('both sign until the grace ends, the earlier one the historical header', async () => {
    const { webhookSecret } = await rotateWebhookSecret(clientId, 7, operatorAt(NOW));
    expect(await signing(NOW)).toEqual([made.webhookSecret, webhookSecret]);
    expect(await signing(inDays(7))).toEqual([webhookSecret]);
  });

  it('the earlier one comes first even when the clock went back between the two', async () => {
    const past = new Date('2001-01-01');
    const { webhookSecret } = await rotateWebhookSecret(clientId, 90, operatorAt(past));
    expect(await signing(past)).toEqual([made.webhookSecret, webhookSecret]);
  });

  it('a second rotation is refused until the first is confirmed', async () => {
    const { webhookSecret } = await rotateWebhookSecret(clientId, 7, operatorAt(NOW));
    await expect(rotateWebhookSecret(clientId, 7, operatorAt(NOW))).rejects.toMatchObject({ code: 'conflict' });
    await confirmWebhookSecret(clientId, operatorAt(NOW));
    expect(await signing(NOW)).toEqual([webhookSecret]);
    const next = await rotateWebhookSecret(clientId, 7, operatorAt(NOW));
    expect(await signing(NOW)).toEqual([webhookSecret, next.webhookSecret]);
  });

  it('without grace, the new one signs alone', async () => {
    await rotateWebhookSecret(clientId, 7, operatorAt(NOW));
    const { webhookSecret } = await rotateWebhookSecret(clientId, 0, operatorAt(NOW));
    expect(await signing(NOW)).toEqual([webhookSecret]);
  });
});

describe('confirmWebhookSecret', () => {
  it('is refused when there is nothing to confirm, before a rotation or once its grace has ended', async () => {
    await expect(confirmWebhookSecret(clientId, operatorAt(NOW))).rejects.toMatchObject({ code: 'conflict' });
    await rotateWebhookSecret(clientId, 7, operatorAt(NOW));
    await expect(confirmWebhookSecret(clientId, operatorAt(inDays(7)))).rejects.toMatchObject({ code: 'conflict' });
    await expect(confirmWebhookSecret('0'.repeat(32), operatorAt(NOW))).rejects.toMatchObject({ code: 'not_found' });
  });
});
