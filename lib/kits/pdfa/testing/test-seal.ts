import { createSelfSignedSeal, loadSeal, type Seal } from '@/lib/kits/pdfa/seal';

/** A new seal, valid when the sample application was submitted. Making its key takes a moment: once per test file. */
export async function createTestSeal(): Promise<Seal> {
  const { privateKeyPem, certificatePem } = await createSelfSignedSeal({
    commonName: 'Passe Marché – essai',
    organization: 'Passe Marché',
    country: 'FR',
    validFrom: new Date('2026-01-01T00:00:00Z'),
    days: 3650,
  });
  return loadSeal(privateKeyPem, certificatePem);
}
