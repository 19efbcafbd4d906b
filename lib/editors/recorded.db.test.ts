import { expect, it } from 'vitest';
import { auditRows } from '@/db/testing/audit-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { runAs } from '@/lib/audit/doer';
import { createEditor } from './create-editor';
import { rotateClientSecret } from './rotate-client-secret';
import { confirmWebhookSecret, rotateWebhookSecret } from './rotate-webhook-secret';
import { activateEditor, deactivateEditor, updateEditor } from './update-editor';

useTestDatabase();

const now = new Date('2026-11-22T10:00:00Z');
const doer = { actor: { kind: 'administrator', id: 'a' }, address: '192.0.2.7', requestId: 'r' } as const;

it('what is done to an account is in the audit log, with who did it, and without a secret nor an address', async () => {
  const secrets = await runAs(doer, async () => {
    const { editor, ...made } = await createEditor({ name: 'Plateforme' }, now);
    const id = editor.clientId;
    await updateEditor(id, { completionWebhookUrl: 'https://a.fr/?key=hidden', maxLiveTokens: 2 }, now);
    await deactivateEditor(id, now);
    await activateEditor(id, now);
    const { clientSecret } = await rotateClientSecret(id, 7, now);
    const { webhookSecret } = await rotateWebhookSecret(id, 7, now);
    await confirmWebhookSecret(id, now);
    return { ...made, rotated: [clientSecret, webhookSecret], id };
  });
  const rows = await auditRows();
  expect(rows.map(({ action, details }) => [action, details])).toEqual([
    ['editor.created', {}],
    ['editor.updated', { fields: 'maxLiveTokens completionWebhookUrl' }],
    ['editor.deactivated', {}],
    ['editor.activated', {}],
    ['editor.client_secret_rotated', { graceDays: 7 }],
    ['editor.webhook_secret_rotated', { graceDays: 7 }],
    ['editor.webhook_secret_confirmed', {}],
  ]);
  for (const row of rows) {
    expect(row).toMatchObject({
      at: now,
      actorKind: 'administrator',
      actorId: 'a',
      address: '192.0.2.7',
      requestId: 'r',
    });
    expect(row).toMatchObject({ targetKind: 'editor', targetId: secrets.id });
  }
  const said = JSON.stringify(rows);
  for (const secret of [secrets.clientSecret, secrets.webhookSecret, ...secrets.rotated, 'hidden']) {
    expect(said).not.toContain(secret);
  }
});
