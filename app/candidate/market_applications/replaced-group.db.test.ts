import { expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { findGroupBlockers } from '@/lib/applications/group-parts';
import { beginReplacement } from '@/lib/applications/replace-application';
import { ASKED } from '@/lib/applications/testing/begin-application';
import { readyAt, reopen } from '@/lib/applications/testing/submitted';
import { groupOf, linkOf, makeGroup, NOW, openPart, press } from '@/lib/groups/testing/group';

useTestDatabase();

it('what replaces a group’s submission has its members, who declare again and still come in; a new link ends what their browser had', async () => {
  const leader = await readyAt(await makeTestMarket((await makeTestEditor()).editor.id, ASKED));
  await makeGroup(leader.application, ['Couverture Petit']);
  const browser = await press(leader.application, 2, await linkOf(leader.application, 2));
  const declared = (by: string) =>
    alter(`update applicant_firms set declared_at = now(), declared_by = '${by}', siret = '73282932000074'
      where rank = 2 and application_id = '${leader.id}'`);
  await declared('itself');
  await alter(`update market_applications set completed_at = '${NOW.toISOString()}' where id = '${leader.id}'`);

  const begun = await beginReplacement(leader.id, NOW);
  if ('why' in begun) throw new Error(begun.why);
  const draft = await reopen(begun.identifier);
  const copy = await openPart(browser, draft.application, 2);
  expect(copy?.application).toMatchObject({ companyName: 'Couverture Petit', declaredAt: null, declaredBy: null });
  const { firms } = await groupOf(draft.application);
  expect(findGroupBlockers(await draft.current(), firms)).toHaveLength(1);
  await linkOf(draft.application, 2, true);
  expect(await openPart(browser, draft.application, 2)).toBeUndefined();
  expect(await openPart(browser, leader.application, 2)).toBeDefined();
});
