import { PaperPair } from '@/lib/fields/printing/pdf';
import { attestationText } from '@/lib/text/attestation';
import { formatDateTimeSeconds, formatSize } from '@/lib/text/format';
import type { AttestationContent } from './content';
import { CONTENT_WIDTH } from './page-style';
import { SectionTitle } from './section-title';

const text = attestationText.essentials;

/** What was asked and given, in numbers, what was declared, and for what: the rest of the document says it in full. */
export function Essentials({ content }: { content: AttestationContent }) {
  return (
    <>
      <SectionTitle title={text.title} />
      {essentialsOf(content).map(({ label, value }) => (
        <PaperPair key={label} label={label} value={value} widthPoints={CONTENT_WIDTH} />
      ))}
    </>
  );
}

export function essentialsOf(content: AttestationContent): { label: string; value: string }[] {
  const { summary, declaration, application, group, members } = content;
  const { count, sizeBytes, leftOut } = summary.files;
  const declared = text.declaredOn(text.declared[declaration.choice], formatDateTimeSeconds(declaration.declaredAt));
  const kind = group && attestationText.group.kinds[group.kind];
  return [
    { label: text.questions, value: text.questionsOf(summary) },
    { label: text.files, value: text.filesOf(count, formatSize(sizeBytes), leftOut) },
    { label: text.declaration, value: declared },
    ...(application.lots.length > 0
      ? [{ label: text.lots, value: text.lotsOf(application.lots.map(({ number }) => number)) }]
      : []),
    ...(kind ? [{ label: text.group, value: text.groupOf(kind, members.length + 1) }] : []),
  ];
}
