import { expect, it } from 'vitest';
import { findEditorByClientId } from '@/db/queries/editors';
import { putAttempt } from '@/db/queries/webhooks/deliveries';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { describeError } from './describe-error';

useTestDatabase();

const SECRET = 'jean.dupont@example.fr';

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => expect.unreachable('it should fail'),
    (error: unknown) => error,
  );
}

it('keeps no parameter of a query that failed, in any part of what is logged', async () => {
  const { editor } = await makeTestEditor();
  const market = {
    identifier: 'VR-2026-000000000000',
    name: SECRET,
    deadline: new Date(),
    siret: SECRET,
    marketTypeCodes: [],
    createdAt: new Date(),
  };
  const insert = () => makePendingMarket(editor.id, market);
  await insert();
  const failures = [
    await failureOf(insert), // a unique index, whose detail repeats the value
    await failureOf(() => findEditorByClientId(`${SECRET}\0`)),
    await failureOf(() => putAttempt({ deliveryId: SECRET, number: 1, at: new Date(), durationMs: 0 })),
  ];
  for (const failure of failures) {
    const logged = JSON.stringify(describeError(failure));
    expect(logged).toContain('"query":');
    expect(logged).toContain('"code":');
    expect(logged).not.toContain(SECRET);
  }
});
