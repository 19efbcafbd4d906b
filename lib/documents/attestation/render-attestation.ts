import { renderPdfa } from '@/lib/kits/pdfa/render-pdfa';
import { sealName } from '@/lib/kits/pdfa/seal';
import { attestationText } from '@/lib/text/attestation';
import { type AttestationOptions, attestationSource } from './attestation-document';
import type { AttestationContent } from './content';

/**
 * Makes the attestation of a submitted application: a tagged PDF/A-1b in French, sealed (PAdES B-B, or B-T with a time-stamp). Without time-stamp, the same content and
 * the same RSA seal give the same bytes, so that a repeated render stores nothing new; hence its only date, that of the
 * submission. Throws `PdfaError` rather than give a file that is not valid, `TimeStampError` when there is no time-stamp.
 */
export function renderAttestation(content: AttestationContent, options: AttestationOptions): Promise<Uint8Array> {
  const { application, market } = content;
  const metadata = {
    title: attestationText.documentTitle(application.identifier),
    author: attestationText.serviceName,
    subject: attestationText.documentSubject(market.identifier),
    keywords: options.contentDigest && `content-sha256:${options.contentDigest}`,
    creator: attestationText.serviceName,
    creationDate: application.submittedAt,
    lang: 'fr-FR',
    linkName: attestationText.link,
  };
  const signature = {
    signerName: sealName(options.seal),
    reason: attestationText.signatureReason(application.identifier),
    date: application.submittedAt,
    seal: options.seal,
    timeStamper: typeof options.timeStamp === 'function' ? options.timeStamp : undefined,
  };
  return renderPdfa(attestationSource(content, options), metadata, signature);
}
