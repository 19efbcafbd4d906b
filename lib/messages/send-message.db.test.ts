import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { database, inTransaction } from '@/db/database';
import { changeAddress, findAddress, holdAddress } from '@/db/queries/addresses';
import { claimMessage, findMessage, type MessageKind } from '@/db/queries/messages';
import { messageRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { forgetEnv } from '@/lib/env';
import { takeSums } from '@/lib/observability/metrics';
import { MESSAGE_RULES } from './message';
import { promiseMessages } from './promise-messages';
import { retryLateMessages } from './retry-messages';
import { IN_HAND_MS, sendMessage } from './send-message';
import { sendWaitingCodes } from './send-waiting-codes';
import { isProof } from './stop-address';
import { startTestMailServer, type TestMailServer } from './testing/mail-server';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const FACTS = {
  market: 'Voir http://piege.example et www.piege.example',
  application: 'FT20261122AAAAAAAA',
  deadline: '2026-12-31T22:59:00.000Z',
  before: '2026-12-01T22:59:00.000Z',
  at: '2026-11-22T09:00:00.000Z',
};

let server: TestMailServer;
let rank = 0;

beforeAll(async () => {
  server = await startTestMailServer();
  vi.stubEnv('SMTP_URL', server.url);
  vi.stubEnv('SMTP_FROM', 'ne-pas-repondre@passe-marche.example');
  forgetEnv();
});
afterAll(() => server.stop());

let address: string;
let addressId: string;
beforeEach(async () => {
  rank += 1;
  address = `personne-${rank}@entreprise.example`;
  addressId = await inTransaction(async (tx) => {
    const { id } = await holdAddress(tx, address, NOW);
    await changeAddress(tx, id, { confirmedAt: NOW });
    return id;
  });
});

/** Promises one, and returns its id. */
async function promised(kind: MessageKind, more: { secret?: string; once?: string } = {}): Promise<string> {
  const known = (await messageRows(addressId)).map(({ id }) => id);
  await inTransaction((tx) => promiseMessages(tx, [{ kind, addressId, facts: FACTS, ...more }], NOW));
  return (await messageRows(addressId)).find(({ id }) => !known.includes(id))?.id ?? '';
}

/** What was counted of messages since sums were last taken, by labels. */
const counted = () =>
  Object.fromEntries(
    takeSums().flatMap(({ name, labels, value }) => (name === 'messages_total' ? [[labels, value]] : [])),
  );

const outcomeOf = async (id: string) => (await findMessage(id))?.message.outcome;

describe('a message', () => {
  it.each(Object.keys(MESSAGE_RULES) as MessageKind[])(
    '%s says it in text and in light HTML, without answer, file or picture',
    async (kind) => {
      const id = await promised(kind, kind === 'code' ? { secret: '123456' } : {});
      expect(await sendMessage(id, () => NOW)).toBeNull();
      const [mail, ...others] = server.to(address);
      expect(others).toEqual([]);
      expect(mail?.from?.address).toBe('ne-pas-repondre@passe-marche.example');
      expect(mail?.messageId).toBe(`<${id}@localhost>`);
      expect(mail?.attachments).toEqual([]);
      expect(mail?.html).not.toMatch(/<img|<link|<script|url\(/i);
      for (const text of [mail?.text ?? '', mail?.html ?? '']) {
        const links = text.match(/https?:\/\/[^\s"<]+/g) ?? [];
        expect(links.filter((link) => !link.startsWith('http://localhost:3000/candidat/'))).toEqual([]);
        expect(text).not.toContain('www.p');
        expect(text).not.toContain('piege.e');
      }
      expect(await outcomeOf(id)).toBe('sent');
    },
  );

  it('says how to stop them, with one press (RFC 8058); a code cannot be stopped', async () => {
    await sendMessage(await promised('documents_ready'), () => NOW);
    const [mail] = server.to(address);
    const header = (key: string) => mail?.headers.find((each) => each.key === key)?.value;
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const stop = new URL(/<(.+)>/.exec(header('list-unsubscribe') ?? '')?.[1] ?? '');
    expect(stop.pathname).toBe(`/candidat/arret/${addressId}`);
    expect(isProof(addressId, stop.searchParams.get('k') ?? '')).toBe(true);
    expect(mail?.text).toContain(stop.href);
    await sendMessage(await promised('code', { secret: '123456' }), () => NOW);
    expect(server.to(address)[1]?.headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false);
  });

  it('is promised once under one key, and its code is kept encrypted until it is sent', async () => {
    const id = await promised('acknowledgement', { once: 'acknowledgement/x' });
    await promised('acknowledgement', { once: 'acknowledgement/x' });
    expect(await messageRows(addressId)).toHaveLength(1);
    await sendMessage(id, () => NOW);
    await sendMessage(id, () => NOW);
    expect(server.to(address)).toHaveLength(1);
    const code = await promised('code', { secret: '123456' });
    const kept = JSON.stringify(await findMessage(code));
    expect(kept).not.toContain('123456');
    expect((await findMessage(code))?.message.secretCiphertext).not.toBeNull();
    await sendMessage(code, () => NOW);
    expect((await findMessage(code))?.message.secretCiphertext).toBeNull();
  });

  it('waits in one process’s hands at a time, for as long as that one may live', async () => {
    const id = await promised('documents_ready');
    await claimMessage(id, later(IN_HAND_MS), NOW);
    expect(await sendMessage(id, () => later(1_000))).toEqual(later(IN_HAND_MS));
    expect(server.to(address)).toEqual([]);
    expect(await sendMessage(id, () => later(IN_HAND_MS + 1))).toBeNull();
    expect(server.to(address)).toHaveLength(1);
  });
});

it('codes go out before the message whose turn it is', async () => {
  const code = await promised('code', { secret: '123456' });
  const news = await promised('documents_ready');
  await sendWaitingCodes(news, () => NOW);
  expect(await Promise.all([code, news].map(outcomeOf))).toEqual(['sent', null]);
  await sendMessage(news, () => NOW);
});

describe('what the mail server answers', () => {
  it('an address refused in the dialogue is noted, and nothing but a code goes there', async () => {
    server.answer(address, { to: 550 });
    const id = await promised('documents_ready');
    expect(await sendMessage(id, () => NOW)).toBeNull();
    expect(await findMessage(id)).toMatchObject({
      message: { outcome: 'refused', smtpStatus: 550 },
      to: { refusedAt: NOW },
    });
    server.answer(address, undefined);
    const next = await promised('documents_ready');
    await sendMessage(next, () => NOW);
    expect(await outcomeOf(next)).toBe('stopped');
    await sendMessage(await promised('code', { secret: '123456' }), () => NOW);
    expect(server.to(address)).toHaveLength(1);
  });

  it('a message refused for good is not sent again; the address is not blamed', async () => {
    server.answer(address, { data: 554 });
    const id = await promised('documents_ready');
    takeSums();
    await sendMessage(id, () => NOW);
    expect(counted()).toEqual({ 'outcome="refused"': 1 });
    expect(await findMessage(id)).toMatchObject({
      message: { outcome: 'refused', smtpStatus: 554 },
      to: { refusedAt: null },
    });
  });

  it.each([{ to: 450 }, { data: 451 }])('%o: tried again, and then sent once', async (answer) => {
    server.answer(address, answer);
    const id = await promised('documents_ready');
    takeSums();
    await expect(sendMessage(id, () => NOW)).rejects.toThrow(/did not take/);
    server.answer(address, undefined);
    await sendMessage(id, () => NOW);
    expect(server.to(address)).toHaveLength(1);
    expect(counted()).toEqual({ 'outcome="retried"': 1, 'outcome="sent"': 1 });
  });

  it('away: the message waits, its error says nothing of the address, and the sweep asks again', async () => {
    const id = await promised('documents_ready');
    await server.stop();
    const failure = await sendMessage(id, () => NOW).then(
      () => undefined,
      (error: Error) => error,
    );
    await server.restart();
    expect(failure?.message).toMatch(/did not take/);
    expect(`${failure?.message}${failure?.stack}${String(failure?.cause)}`).not.toContain(address);
    expect(await retryLateMessages(later(5 * 60_000))).toBe(0);
    expect(await retryLateMessages(later(11 * 60_000))).toBe(1);
    await sendMessage(id, () => NOW);
    expect(server.to(address)).toHaveLength(1);
  });
});

describe('what is not sent', () => {
  it('a code whose time is over', async () => {
    const id = await promised('code', { secret: '123456' });
    takeSums();
    await sendMessage(id, () => later(15 * 60_000));
    expect(await outcomeOf(id)).toBe('expired');
    expect(counted()).toEqual({ 'outcome="expired"': 1 });
  });

  it('what its owner stopped, or what was never confirmed, invitations and codes apart', async () => {
    await changeAddress(database(), addressId, { stopped: ['news'] });
    const stopped = await promised('documents_ready');
    const reminder = await promised('deadline_soon');
    await changeAddress(database(), addressId, { confirmedAt: null });
    const unconfirmed = await promised('deadline_soon');
    const invitation = await promised('invitation');
    await sendMessage(stopped, () => NOW);
    await sendMessage(unconfirmed, () => NOW);
    await sendMessage(invitation, () => NOW);
    await changeAddress(database(), addressId, { confirmedAt: NOW });
    await sendMessage(reminder, () => NOW);
    expect(await Promise.all([stopped, unconfirmed, invitation, reminder].map(outcomeOf))).toEqual([
      'stopped',
      'stopped',
      'sent',
      'sent',
    ]);
  });

  it('anything, where there is no mail server', async () => {
    vi.stubEnv('SMTP_URL', undefined);
    forgetEnv();
    await inTransaction((tx) => promiseMessages(tx, [{ kind: 'documents_ready', addressId }], NOW));
    expect(await messageRows(addressId)).toEqual([]);
    vi.stubEnv('SMTP_URL', server.url);
    forgetEnv();
    expect((await findAddress(addressId))?.address).toBe(address);
  });
});
