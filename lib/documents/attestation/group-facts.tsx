import { PaperBlocks } from '@/lib/fields/printing/pdf';
import { PaperTable } from '@/lib/fields/printing/pdf-table';
import { attestationText } from '@/lib/text/attestation';
import type { AttestationContent, AttestationMember } from './content';
import { Pairs } from './facts';
import { CONTENT_WIDTH, ROOM_UNDER_TABLE_TITLE } from './page-style';
import { groupOf, memberFactsOf } from './said';
import { SectionTitle } from './section-title';

const text = attestationText.group;

/** Of which kind the group is, and who is in it: on the first page, in place of the firm that applies alone. */
export function GroupFacts({ content }: { content: AttestationContent }) {
  const group = groupOf(content);
  if (!group) return null;
  return (
    <>
      <SectionTitle title={text.title} roomUnder={ROOM_UNDER_TABLE_TITLE} />
      <Pairs facts={group.facts} />
      <PaperTable block={group.table} widthPoints={CONTENT_WIDTH} />
    </>
  );
}

/** At the head of a member's part. */
export function MemberFacts({ member }: { member: AttestationMember }) {
  const { number, companyName, mandate } = member;
  return (
    <>
      <SectionTitle title={text.memberTitle(number, companyName)} />
      <Pairs facts={memberFactsOf(member)} />
      {mandate.length > 0 && <PaperBlocks blocks={[{ kind: 'files', files: mandate }]} widthPoints={CONTENT_WIDTH} />}
    </>
  );
}
