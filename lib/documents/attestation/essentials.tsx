import { attestationText } from '@/lib/text/attestation';
import type { AttestationContent } from './content';
import { Pairs } from './facts';
import { essentialsOf } from './said';
import { SectionTitle } from './section-title';

/** What was asked and given, in numbers, what was declared, and for what: the rest of the document says it in full. */
export function Essentials({ content }: { content: AttestationContent }) {
  return (
    <>
      <SectionTitle title={attestationText.essentials.title} />
      <Pairs facts={essentialsOf(content)} />
    </>
  );
}
