import { drawPdfa } from '@/lib/kits/pdfa/render-pdfa';
import { attestationText } from '@/lib/text/attestation';
import { attestationSource } from './attestation-document';
import type { AttestationContent } from './content';
import type { DrawingOptions } from './drawing-options';

/** Draws the attestation, with an empty signature. Throws `PdfaError` rather than give a file that is not valid. */
export function drawAttestation(content: AttestationContent, options: DrawingOptions): Promise<Uint8Array> {
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
  return drawPdfa(attestationSource(content, options), metadata, {
    signerName: options.sealedBy.name,
    reason: attestationText.signatureReason(application.identifier),
    date: application.submittedAt,
    roomBytes: options.sealedBy.roomBytes,
  });
}
