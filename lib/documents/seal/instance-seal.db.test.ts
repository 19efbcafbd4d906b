import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findInstanceKeys } from '@/db/queries/instance-keys';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeAttestation } from '@/lib/documents/make-attestation';
import { bytesOf, makeSubmitted } from '@/lib/documents/testing/make-submitted';
import { checkSealedPdf } from '@/lib/kits/pdfa/check-sealed-pdf';
import { type Seal, sealEndsAt } from '@/lib/kits/pdfa/seal';
import { forgetInstanceSeal, instanceSeal } from './instance-seal';

useTestDatabase();
beforeEach(forgetInstanceSeal);

const DAY_MS = 86_400_000;
const YEARS = 5 * 365;
const start = new Date();
const afterDays = (days: number) => new Date(start.getTime() + days * DAY_MS);
const fingerprint = ({ certificates: [signer] }: Seal) => createHash('sha256').update(signer.raw).digest('hex');

describe('the seal that the instance made itself', () => {
  it('stays until 30 days before its end, and is then another, for every process; what it sealed stays intact', async () => {
    const first = await instanceSeal(start);
    const { id } = await makeSubmitted();
    await makeAttestation(id, 'attestation');
    const sealed = await bytesOf(id, 'attestation');
    expect(fingerprint(await instanceSeal(afterDays(YEARS - 32)))).toBe(fingerprint(first));

    const late = afterDays(YEARS - 30);
    const [second, same] = await Promise.all([instanceSeal(late), instanceSeal(late)]);
    expect(fingerprint(second)).not.toBe(fingerprint(first));
    expect(fingerprint(same)).toBe(fingerprint(second));
    expect(sealEndsAt(second).getTime()).toBeGreaterThan(afterDays(2 * YEARS - 40).getTime());

    forgetInstanceSeal();
    expect(fingerprint(await instanceSeal(late))).toBe(fingerprint(second));
    const retired = (await findInstanceKeys('document_seal')).map(({ retiredAt }) => retiredAt);
    expect(retired).toEqual([late, null]);

    expect(await bytesOf(id, 'attestation')).toEqual(sealed);
    expect(checkSealedPdf(sealed).problems).toEqual([]);
  });

  it('is renewed once by two processes at the same moment', async () => {
    const before = await findInstanceKeys('document_seal');
    const end = afterDays(2 * YEARS);
    vi.resetModules();
    const another: typeof import('./instance-seal') = await import('./instance-seal');
    const { closeDatabase } = await import('@/db/database');
    const both = await Promise.all([instanceSeal(end), another.instanceSeal(end)]);
    expect(new Set(both.map(fingerprint)).size).toBe(1);
    expect(await findInstanceKeys('document_seal')).toHaveLength(before.length + 1);
    await closeDatabase();
  });
});
