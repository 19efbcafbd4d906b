import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/db/database';
import { changeAddress } from '@/db/queries/addresses';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { messagesAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makePerson } from '@/lib/addresses/testing/person';
import { remindDeadlines } from '@/lib/applications/remind-deadlines';
import { submitApplication } from '@/lib/applications/submit-application';
import { ASKED, beginApplication, declare, identity } from '@/lib/applications/testing/begin-application';
import { forgetEnv } from '@/lib/env';
import { cancelMarket } from '@/lib/markets/cancel-market';
import { changeDeadline } from '@/lib/markets/change-deadline';

useTestDatabase();

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-11-22T10:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

let editorId: string;
let market: Market;
let begun: Awaited<ReturnType<typeof beginApplication>>;

beforeAll(async () => {
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  vi.stubEnv('SMTP_FROM', 'a@b.example');
  forgetEnv();
  editorId = (await makeTestEditor()).editor.id;
});
beforeEach(async () => {
  market = await makeTestMarket(editorId, ASKED, { deadline: later(60) });
  begun = await beginApplication(market);
});

const person = () => makePerson(NOW, { subject: 'application', subjectId: begun.application.id });
const told = () => messagesAbout(begun.application.id);
const kinds = async () => (await told()).map(({ kind }) => kind);

async function fillAndSubmit(now = NOW) {
  await begun.post('company_identification', identity());
  await begun.post('motifs_exclusion', declare('no_exclusion'));
  return submitApplication(begun.application.id, now);
}

describe('48 hours before the deadline', () => {
  it('a draft is told once, with how many answers are missing, and again when the deadline moved', async () => {
    await person();
    await remindDeadlines(later(11));
    expect(await told()).toEqual([]);
    expect(await remindDeadlines(later(13))).toBe(1);
    expect(await remindDeadlines(later(14))).toBe(0);
    expect(await told()).toMatchObject([
      { kind: 'deadline_soon', facts: { missing: String(ASKED.length), deadline: later(60).toISOString() } },
    ]);
    await changeDeadline(market.id, { deadline: later(61).toISOString() }, 'fr', later(14));
    await remindDeadlines(later(15));
    expect(await kinds()).toEqual(['deadline_soon', 'deadline_moved', 'deadline_soon']);
  });

  it('not one that is submitted, cancelled or over, nor one whose people stopped being reached', async () => {
    const { id } = await person();
    await changeAddress(database(), id, { refusedAt: NOW });
    await remindDeadlines(later(13));
    expect(await told()).toEqual([]);
    await changeAddress(database(), id, { refusedAt: null });
    await remindDeadlines(later(61));
    expect(await told()).toEqual([]);
    await cancelMarket(market.id, later(12));
    await remindDeadlines(later(13));
    expect(await kinds()).toEqual(['market_cancelled']);
  });
});

describe('what happens is told to those who have access, in its transaction', () => {
  it('a deadline that moves, for drafts and submitted alike', async () => {
    const { address } = await person();
    await changeDeadline(market.id, { deadline: later(90).toISOString() }, 'fr', NOW);
    expect(await told()).toMatchObject([
      {
        kind: 'deadline_moved',
        address,
        facts: { before: later(60).toISOString(), deadline: later(90).toISOString() },
      },
    ]);
  });

  it('a market that is cancelled, once', async () => {
    await person();
    await cancelMarket(market.id, NOW);
    await cancelMarket(market.id, NOW);
    expect(await kinds()).toEqual(['market_cancelled']);
  });

  it('a submission, to each of them, once', async () => {
    const people = [await person(), await person()];
    expect(await fillAndSubmit()).toMatchObject({ submitted: true });
    await submitApplication(begun.application.id, NOW);
    expect((await told()).map(({ kind, address }) => [kind, address])).toEqual(
      people.map(({ address }) => ['acknowledgement', address]).sort(),
    );
    await remindDeadlines(later(13));
    expect(await kinds()).toEqual(['acknowledgement', 'acknowledgement']);
  });
});
