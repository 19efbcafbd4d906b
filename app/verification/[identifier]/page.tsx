import { drawOrExplain } from '@/app/draw-or-explain';
import { outcomePage } from '@/app/verification/outcome';
import { verifyBySecret } from '@/lib/documents/verify/verify-attestation';
import { verificationText as text } from '@/lib/text/verification';

type Props = { params: Promise<{ identifier: string }>; searchParams: Promise<{ k?: string | string[] }> };

export const metadata = { title: text.title, robots: { index: false } };

/** Where the QR code of an attestation leads. Without the secret, it is answered as with a wrong one. */
async function VerificationPage({ params, searchParams }: Props) {
  const { identifier } = await params;
  const { k } = await searchParams;
  const secret = typeof k === 'string' ? k : '';
  return outcomePage((asker) => verifyBySecret(identifier, secret, asker), text.unknownHint);
}

export default drawOrExplain(VerificationPage);
