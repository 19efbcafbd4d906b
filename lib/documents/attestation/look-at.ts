import type { Content, ContentEntry, ContentFile } from '@/lib/documents/content/content';
import { lookAt } from '@/lib/documents/content/summary';
import { attestationText } from '@/lib/text/attestation';
import { formatCount } from '@/lib/text/format';
import { registerName } from '@/lib/text/registers';
import type { LookAtGroup } from './content';

const text = attestationText.lookAt;

/** What the buyer looks at first in the answers of a firm, in its words; groups that have nothing are left out. */
export function lookAtGroups(
  part: Pick<Content, 'parts' | 'declaration'> & { mandate?: ContentFile[] },
  deadline: Date,
): LookAtGroup[] {
  const found = lookAt(part, deadline);
  const label = (entry: ContentEntry) => entry.label.buyer;
  const groups: LookAtGroup[] = [
    {
      title: text.exclusions,
      points: [
        ...(found.isConcerned ? [text.concerned] : []),
        ...found.unfavourable.map((entry) => text.yes(label(entry))),
      ],
    },
    { title: text.missing, points: found.missing.map((entry) => missingPoint(entry)) },
    { title: text.expired, points: found.expired.map(({ entry, validUntil }) => text.until(label(entry), validUntil)) },
    {
      title: text.notApplicable,
      points: found.notApplicable.map((entry) => text.because(label(entry), entry.notApplicable?.reason ?? null)),
    },
    { title: text.leftOut, points: found.leftOut.map(({ file }) => file.name) },
    {
      title: text.registers,
      points: found.registers.map(({ register, count }) =>
        text.given(registerName(register), formatCount(count, 'réponse', 'réponses')),
      ),
    },
  ];
  return groups.filter(({ points }) => points.length > 0);
}

const missingPoint = ({ label, asksForFiles }: ContentEntry) =>
  asksForFiles ? text.fileMissing(label.buyer) : label.buyer;
