import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DocumentKind, publishDocument } from '@/db/queries/published-documents';
import { makeTestApplication } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeSubmitted, makeSubmittedGroup, SUBMITTED_AT } from '@/lib/documents/testing/make-submitted';
import { VERIFICATION_BUDGETS } from '@/lib/limits/rate-limit-budgets';
import { useRateLimits } from '@/lib/limits/testing/limits';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { digestPostedFile } from './digest-posted-file';
import { verifyByDigest, verifyBySecret } from './verify-attestation';

useTestDatabase();
useRateLimits();

const NOW = new Date('2026-11-22T15:00:00Z');
const SECRET = 'un-secret-de-verification';
let submitted: Awaited<ReturnType<typeof makeSubmitted>>;
let lastAddress = 0;
const asker = (address = `192.0.2.${++lastAddress}`, now = NOW) => ({ address, now });
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

beforeAll(async () => {
  submitted = await makeSubmitted();
});

const facts = () => ({
  applicationIdentifier: submitted.application.identifier,
  companyName: 'Menuiserie Lefèvre',
  siret: '13002526500013',
  foreignIdentifier: null,
  submittedAt: SUBMITTED_AT,
  replacedAt: null,
  withdrawnAt: null,
  marketName: 'Rénovation de l’école Jules-Ferry',
  marketIdentifier: submitted.market.identifier,
  lots: [],
  members: [],
  isAddedTo: false,
});

async function publish(kind: DocumentKind, content: string): Promise<string> {
  const { key, sha256, sizeBytes } = await instanceStorage().put(Readable.from([Buffer.from(content)]));
  await publishDocument({ applicationId: submitted.id, kind, storageKey: key, sha256, sizeBytes, createdAt: NOW });
  return sha256;
}

describe('by the secret of the code', () => {
  it('names the firms of a group, the mandataire first, and says nothing of their parts', async () => {
    const { application } = await makeSubmittedGroup();
    const verified = await verifyBySecret(application.identifier, SECRET, asker());
    expect(verified?.members).toStrictEqual([
      { companyName: 'Menuiserie Lefèvre', siret: '13002526500013', foreignIdentifier: null },
      { companyName: 'Couverture Petit', siret: '35600000000048', foreignIdentifier: null },
      { companyName: 'Plomberie Noël', siret: '73282932000074', foreignIdentifier: null },
    ]);
  });

  it('says what was submitted, when, by whom and for what, and nothing else', async () => {
    expect(await verifyBySecret(submitted.application.identifier, SECRET, asker())).toStrictEqual({
      recognised: 'secret',
      ...facts(),
    });
  });

  it('says nothing for a wrong secret, an unknown identifier, or what was not submitted', async () => {
    const draft = await makeTestApplication(submitted.market);
    const { identifier } = submitted.application;
    for (const [id, secret] of [
      [identifier, ''],
      [identifier, `${SECRET}x`],
      [identifier, SECRET.toUpperCase()],
      ['FT20261122AAAAAAAA', SECRET],
      [draft.identifier, ''],
      ['\u0000', SECRET.slice(1)],
    ] as const) {
      expect(await verifyBySecret(id, secret, asker())).toBeUndefined();
    }
  });
});

describe('by the digest of a document', () => {
  it.each(['attestation', 'buyer_attestation', 'documents_package'] as const)('knows the %s again', async (kind) => {
    const sha256 = await publish(kind, `the bytes of ${kind}`);
    expect(await verifyByDigest({ sha256 }, asker())).toStrictEqual({ recognised: kind, ...facts() });
    expect(await verifyByDigest({ sha256: ` ${sha256.toUpperCase()}` }, asker())).toMatchObject({ recognised: kind });
  });

  it('sees one changed byte, wherever it is', async () => {
    const bytes = Buffer.from('the bytes of attestation');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const sha256 = createHash('sha256').update(changed).digest('hex');
      expect(await verifyByDigest({ sha256 }, asker())).toBeUndefined();
    }
  });

  it.each(['', 'nonsense', 'g'.repeat(64), `${'a'.repeat(64)}\n../x`])('knows nothing of %j', async (digest) => {
    expect(await verifyByDigest({ sha256: digest }, asker())).toBeUndefined();
  });

  it('is not that of a file of the firm', async () => {
    const sha256 = createHash('sha256').update('%PDF-1.7\n% attestation fiscale\n').digest('hex');
    expect(await verifyByDigest({ sha256 }, asker())).toBeUndefined();
  });
});

describe('by the digest of the signed part of a file to which something was added', () => {
  const ofMore = (sha256: string) => ({
    sha256: createHash('sha256').update('more').digest('hex'),
    revisionSha256: sha256,
  });

  it.each(['attestation', 'buyer_attestation'] as const)(
    'knows the %s again, and says that there is more',
    async (kind) => {
      const sha256 = await publish(kind, `the bytes of ${kind}`);
      expect(await verifyByDigest(ofMore(sha256), asker())).toStrictEqual({
        recognised: kind,
        ...facts(),
        isAddedTo: true,
      });
    },
  );

  it('takes no other document for one, and nothing for something', async () => {
    const zip = await publish('documents_package', 'the bytes of documents_package');
    for (const sha256 of [zip, '', 'nonsense', createHash('sha256').update('x').digest('hex')])
      expect(await verifyByDigest(ofMore(sha256), asker())).toBeUndefined();
  });
});

describe('guesses', () => {
  const { lookUps, wrongSecrets } = VERIFICATION_BUDGETS;
  const refused = (retryAfterSeconds: number) => expect.objectContaining({ code: 'too_many', retryAfterSeconds });

  it('are counted per address, which learns nothing more, even at once', async () => {
    const { identifier } = submitted.application;
    const from = asker('198.51.100.1');
    const asked = await Promise.allSettled(
      Array.from({ length: lookUps.burst + 5 }, (_, index) =>
        verifyByDigest({ sha256: `${index}`.padStart(64, '0') }, from),
      ),
    );
    expect(asked.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    await expect(verifyBySecret(identifier, SECRET, from)).rejects.toEqual(refused(60));
    expect(await verifyBySecret(identifier, SECRET, asker('198.51.100.2'))).toBeDefined();
    expect(await verifyBySecret(identifier, SECRET, asker('198.51.100.1', inSeconds(61)))).toBeDefined();
  });

  it('are counted for the whole of an IPv6 network', async () => {
    const digest = 'a'.repeat(64);
    for (let rank = 1; rank <= 60; rank++) await verifyByDigest({ sha256: digest }, asker(`2001:db8:5:1:${rank}::1`));
    await expect(verifyByDigest({ sha256: digest }, asker('2001:db8:5:1:ffff::1'))).rejects.toEqual(refused(60));
    await expect(verifyByDigest({ sha256: digest }, asker('2001:db8:5:2::1'))).resolves.toBeUndefined();
  });

  it('are counted per identifier, whatever the address, without closing the door to the right secret', async () => {
    const { application } = await makeSubmitted();
    for (let index = 0; index < wrongSecrets.burst; index += 1) {
      expect(await verifyBySecret(application.identifier, `${index}`, asker(`203.0.113.${index}`))).toBeUndefined();
    }
    await expect(verifyBySecret(application.identifier, 'wrong', asker('203.0.113.200'))).rejects.toEqual(refused(60));
    expect(await verifyBySecret(application.identifier, SECRET, asker('203.0.113.201'))).toBeDefined();
  });

  it('on an identifier that does not exist are refused alike', async () => {
    for (let index = 0; index < wrongSecrets.burst; index += 1) {
      await verifyBySecret('FT20261122BBBBBBBB', `${index}`, asker(`203.0.114.${index}`));
    }
    await expect(verifyBySecret('FT20261122BBBBBBBB', 'x', asker('203.0.114.200'))).rejects.toEqual(refused(60));
  });
});

describe('a posted file', () => {
  const posting = (form: FormData) => new Request('http://localhost/', { method: 'POST', body: form });

  it('is digested as it arrives', async () => {
    const form = new FormData();
    const content = Buffer.alloc(3_000_000, 'x');
    form.set('file', new Blob([content]), 'attestation.pdf');
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(await digestPostedFile(posting(form))).toEqual({ sha256, revisionSha256: undefined });
  });

  it('must be there', async () => {
    await expect(digestPostedFile(posting(new FormData()))).rejects.toMatchObject({ code: 'bad_request' });
  });
});
