import { expect, it } from 'vitest';
import { sampleContent } from '@/lib/documents/testing/sample-content';
import { checkSignature, extractText } from '@/lib/kits/pdfa/testing/poppler';
import { createTestSeal } from '@/lib/kits/pdfa/testing/test-seal';
import { timeStampAuthority } from '@/lib/kits/pdfa/testing/time-stamp-authority';
import { timeStampsFrom } from '@/lib/kits/pdfa/time-stamp';
import { renderAttestation } from './render-attestation';

const authority = timeStampAuthority();

it('a time-stamp makes the attestation B-T, and the attestation says so', async () => {
  const timeStamp = timeStampsFrom(authority.url());
  const seal = await createTestSeal();
  const pdf = await renderAttestation(sampleContent(), { audience: 'buyer', seal, timeStamp, demonstration: false });
  expect(await checkSignature(pdf)).toContain('Signature is Valid');
  expect((await extractText(pdf)).replace(/\s+/g, ' ')).toContain('niveau B-T');
});
