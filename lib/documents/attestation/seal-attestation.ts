import type { Audience } from '@/lib/fields/blocks';
import { signatureRoomBytes, type TimeStamper } from '@/lib/kits/pdfa/cades';
import { isSelfSigned, type Seal, sealName } from '@/lib/kits/pdfa/seal';
import { fillSignature } from '@/lib/kits/pdfa/signature-field';
import type { AttestationContent } from './content';
import type { DrawingOptions } from './drawing-options';

export type AttestationOptions = {
  audience: Audience;
  seal: Seal;
  /** Who issues the time-stamp, whether there is nobody to (the default), or nobody who answers. */
  timeStamp?: TimeStamper | 'none' | 'unavailable';
  demonstration: boolean;
  /** Of the files and answers as data (`contentDigest`): written in the metadata, under the seal. */
  contentDigest?: string;
};

/** Draws an attestation, here or in another process. */
export type Draw = (content: AttestationContent, options: DrawingOptions) => Promise<Uint8Array>;

/**
 * Makes the attestation of a submitted application: a PDF/A-1a and PDF/UA-1 in French, sealed (PAdES B-B, or B-T with a time-stamp). Without time-stamp, the same content and
 * the same RSA seal give the same bytes, so that a repeated render stores nothing new; hence its only date, that of the
 * submission. Throws what `draw` throws, `TimeStampError` when there is no time-stamp.
 */
export async function sealAttestation(
  content: AttestationContent,
  { seal, timeStamp = 'none', ...options }: AttestationOptions,
  draw: Draw,
): Promise<Uint8Array> {
  const timeStamper = typeof timeStamp === 'function' ? timeStamp : undefined;
  const sealedBy = {
    name: sealName(seal),
    isSelfSigned: isSelfSigned(seal),
    roomBytes: signatureRoomBytes(seal, timeStamper),
  };
  const stamped = typeof timeStamp === 'function' ? 'present' : timeStamp;
  return fillSignature(await draw(content, { ...options, sealedBy, timeStamp: stamped }), { seal, timeStamper });
}
