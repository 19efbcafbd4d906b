import type { AttestationContent } from './content';
import { drawAttestation } from './draw-attestation';
import { type AttestationOptions, sealAttestation } from './seal-attestation';

/** Makes an attestation in this process; where others work meanwhile, `drawApart` draws it. */
export const renderAttestation = (content: AttestationContent, options: AttestationOptions): Promise<Uint8Array> =>
  sealAttestation(content, options, drawAttestation);
