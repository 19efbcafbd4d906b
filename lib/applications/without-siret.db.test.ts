import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { holdStanding } from '@/db/queries/application-lots';
import type { Market } from '@/db/queries/markets';
import { changeApplication } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { readForeignIdentifier } from '@/lib/input/foreign-identifier';
import { findBlockers, submitApplication } from './submit-application';
import { ASKED, beginApplication, declare, identity, SIRET } from './testing/begin-application';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const REFUSED = { submitted: false, refusal: 'already_submitted' };
const GERMAN = { country: 'DE', kind: 'vat', value: 'DE 136 695 976' };

let editorId: string;
beforeAll(async () => {
  editorId = (await makeTestEditor()).editor.id;
});

const newMarket = () => makeTestMarket(editorId, ASKED);
const other = (typed: Record<string, string>) =>
  Object.fromEntries(Object.entries(typed).map(([member, text]) => [`${SIRET}.${member}`, text]));

async function ready(market: Market, typed: Record<string, string>) {
  const begun = await beginApplication(market);
  await begun.post('company_identification', { ...identity({ siret: '' }), ...other(typed) });
  await begun.post('motifs_exclusion', declare('no_exclusion'));
  return { ...begun, submit: () => submitApplication(begun.application.id, NOW) };
}

describe('a firm without SIRET', () => {
  it('submits under what stands for it', async () => {
    const begun = await ready(await newMarket(), GERMAN);
    expect(findBlockers(await begun.form())).toEqual([]);
    expect(await begun.submit()).toEqual({ submitted: true });
    expect(await begun.current()).toMatchObject({
      siret: null,
      foreignIdentifier: { country: 'DE', kind: 'vat', value: 'DE136695976' },
      companyName: 'Menuiserie Lefèvre',
    });
    expect((await begun.field(SIRET)).value).toEqual({ country: 'DE', kind: 'vat', value: 'DE136695976' });
  });

  it('does not as long as something of it is missing, wrong, or beside a SIRET', async () => {
    const market = await newMarket();
    expect(findBlockers(await (await ready(market, {})).form())).toEqual([{ code: 'siret' }]);
    for (const typed of [
      { country: 'DE' },
      { ...GERMAN, value: 'DE136695978' },
      { ...GERMAN, text: '73282932000074' },
    ]) {
      const begun = await ready(market, typed);
      expect(findBlockers(await begun.form()), JSON.stringify(typed)).toEqual([{ code: 'in_error', fieldKey: SIRET }]);
      expect(await begun.submit()).toEqual({ submitted: false, refusal: 'blocked' });
    }
  });

  it('may change its mind both ways before it submits', async () => {
    const market = await newMarket();
    const begun = await ready(market, GERMAN);
    await begun.post('company_identification', { ...identity(), ...other({ country: '', kind: '', value: '' }) });
    expect(await begun.submit()).toEqual({ submitted: true });
    expect(await begun.current()).toMatchObject({ siret: '13002526500013', foreignIdentifier: null });
    const given = await beginApplication(market, { siret: '12345678901234' });
    await given.post('company_identification', { ...identity({ siret: '' }), ...other(GERMAN) });
    await given.post('motifs_exclusion', declare('no_exclusion'));
    expect(await submitApplication(given.application.id, NOW)).toEqual({ submitted: true });
    expect(await given.current()).toMatchObject({ siret: null, foreignIdentifier: { country: 'DE' } });
  });

  it('submits once to a market, however it is typed', async () => {
    const market = await newMarket();
    expect(await (await ready(market, GERMAN)).submit()).toEqual({ submitted: true });
    expect(await (await ready(market, { ...GERMAN, value: 'de136695976' })).submit()).toEqual(REFUSED);
    expect(await (await ready(market, { ...GERMAN, kind: 'other' })).submit()).toEqual(REFUSED);
    expect(await (await ready(await newMarket(), GERMAN)).submit()).toEqual({ submitted: true });
  });

  it('submits once when two of its drafts go at the same moment', async () => {
    const market = await newMarket();
    const drafts = [await ready(market, GERMAN), await ready(market, GERMAN), await ready(market, GERMAN)];
    const outcomes = await Promise.all(drafts.map(({ submit }) => submit()));
    expect(outcomes.filter(({ submitted }) => submitted)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.submitted)).toEqual([REFUSED, REFUSED]);
  });

  it('that is being registered is like no other', async () => {
    const market = await newMarket();
    for (let rank = 0; rank < 2; rank += 1) {
      const begun = await ready(market, { kind: 'being_registered' });
      expect(await begun.submit()).toEqual({ submitted: true });
      expect((await begun.current()).foreignIdentifier).toEqual({
        country: 'FR',
        kind: 'being_registered',
        value: null,
      });
    }
  });

  it('is shown what its platform gave, which no post changes', async () => {
    const foreignIdentifier = { country: 'DE', kind: 'vat', value: 'DE136695976' } as const;
    const begun = await beginApplication(await newMarket(), { foreignIdentifier, siretLocked: true });
    await begun.post('company_identification', {
      ...identity(),
      ...other({ country: 'BE', kind: 'other', value: '1' }),
    });
    await begun.post('motifs_exclusion', declare('no_exclusion'));
    expect(await submitApplication(begun.application.id, NOW)).toEqual({ submitted: true });
    expect(await begun.current()).toMatchObject({ siret: null, foreignIdentifier });
  });
});

describe('two numbers', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'abcÉéßZ019-./ \u00a0\u202f\u2003'), minLength: 1, maxLength: 8 });
  const said = fc.record({ country: fc.constantFrom('DE', 'MA'), value: typed });
  const asStored = ({ country, value }: { country: string; value: string }) =>
    readForeignIdentifier({ country, kind: 'other', value: value.trim() }).identifier;

  it('are one when they differ in spaces and capitals alone, and two otherwise', async () => {
    const market = await newMarket();
    await fc.assert(
      fc.asyncProperty(said, said, async (one, other) => {
        const [first, second] = [asStored(one), asStored(other)];
        fc.pre(first !== null && second !== null);
        const application = await makeTestApplication(market, { foreignIdentifier: first });
        await changeApplication(application.identifier, { completedAt: NOW });
        const firm = { siret: null, foreignIdentifier: second, firmId: application.firmId };
        const standing = await inTransaction((tx) => holdStanding(tx, market.id, firm));
        await changeApplication(application.identifier, { completedAt: null });
        const bare = (text: string) =>
          [...text.replace(/\s/g, '')].map((letter) => (letter === 'ß' ? letter : letter.toUpperCase())).join('');
        expect(standing.length > 0).toBe(first?.country === second?.country && bare(one.value) === bare(other.value));
      }),
      {
        numRuns: 150,
        examples: [
          [
            { country: 'DE', value: 'hrb 1' },
            { country: 'DE', value: 'HRB1' },
          ],
        ],
      },
    );
  });
});
