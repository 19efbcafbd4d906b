import { drawOrExplain } from '@/app/draw-or-explain';
import { verifyByDigest } from '@/lib/documents/verify/verify-attestation';
import { verificationText as text } from '@/lib/text/verification';
import { outcomePage, VerificationColumn } from './outcome';

type Props = { searchParams: Promise<{ sha256?: string | string[]; sealed?: string | string[] }> };

export const metadata = { title: text.title, robots: { index: false } };

/** Checks a file by its digest, which the browser computes, or `file/` when it has no scripts. */
async function FileVerificationPage({ searchParams }: Props) {
  const { sha256, sealed } = await searchParams;
  if (typeof sha256 === 'string') {
    const revisionSha256 = typeof sealed === 'string' ? sealed : undefined;
    return outcomePage((asker) => verifyByDigest({ sha256, revisionSha256 }, asker), text.unknownFileHint);
  }
  return (
    <VerificationColumn>
      <h1>{text.heading}</h1>
      <p className="fr-text--lead">{text.introduction}</p>
    </VerificationColumn>
  );
}

export default drawOrExplain(FileVerificationPage);
