import { PaperBlocks, PaperPair } from '@/lib/fields/printing/pdf';
import { PaperTable } from '@/lib/fields/printing/pdf-table';
import { attestationText } from '@/lib/text/attestation';
import { type FirmIdentifier, identifierInWords, identifierPair } from '@/lib/text/firm-identifiers';
import { formatDateTimeSeconds } from '@/lib/text/format';
import type { AttestationContent, AttestationMember } from './content';
import { CONTENT_WIDTH, ROOM_UNDER_TABLE_TITLE } from './page-style';
import { SectionTitle } from './section-title';

const text = attestationText.group;

/** In a column of its own: the label only says something where it is no SIRET. */
const identified = (firm: FirmIdentifier) => identifierInWords(firm);

/** Of which kind the group is, and who is in it: on the first page, in place of the firm that applies alone. */
export function GroupFacts({ content: { application, group, members } }: { content: AttestationContent }) {
  if (!group) return null;
  const rows = [
    ['1', application.companyName, identified(application), text.mandataire],
    ...members.map((member) => [
      String(member.number),
      member.companyName,
      identified(member),
      member.role ?? text.member,
    ]),
  ];
  const table = { kind: 'table' as const, caption: '', columns: text.columns, rows };
  return (
    <>
      <SectionTitle title={text.title} roomUnder={ROOM_UNDER_TABLE_TITLE} />
      <Pair label={text.kind} value={text.kinds[group.kind]} />
      {group.mandataireSolidaire !== null && (
        <Pair label={text.solidaire} value={group.mandataireSolidaire ? text.yes : text.no} />
      )}
      <PaperTable block={table} widthPoints={CONTENT_WIDTH} />
    </>
  );
}

/** At the head of a member's part: who it is, what it does in the group, and who declared for it. */
export function MemberFacts({ member }: { member: AttestationMember }) {
  const { number, companyName, role, reservedTasks, lots, declaredAt, declaredBy, mandate } = member;
  return (
    <>
      <SectionTitle title={text.memberTitle(number, companyName)} />
      <Pair {...identifierPair(member)} />
      {role && <Pair label={text.role} value={role} />}
      {lots.length > 0 && <Pair label={text.lots} value={lots.join(', ')} />}
      {reservedTasks && <Pair label={text.reservedTasks} value={reservedTasks} />}
      <Pair label={text.declaredAt} value={formatDateTimeSeconds(declaredAt)} />
      <Pair label={text.declaredBy} value={text.declaredByWhom[declaredBy]} />
      {mandate.length > 0 && <PaperBlocks blocks={[{ kind: 'files', files: mandate }]} widthPoints={CONTENT_WIDTH} />}
    </>
  );
}

function Pair({ label, value }: { label: string; value: string }) {
  return <PaperPair label={label} value={value} widthPoints={CONTENT_WIDTH} />;
}
