import type { Block } from '@/lib/fields/blocks';
import { formatSiret } from '@/lib/siret';
import { attestationText } from '@/lib/text/attestation';
import { type FirmIdentifier, identifierInWords, identifierPair } from '@/lib/text/firm-identifiers';
import { formatDateTime, formatDateTimeSeconds, formatSize } from '@/lib/text/format';
import type { AttestationContent, AttestationMember } from './content';

/** The content of an attestation beside the answers, as labels, values and tables: the same for paper and for the page. */
export type Fact = { label: string; value: string };
type Table = Extract<Block, { kind: 'table' }>;

const table = (columns: string[], rows: string[][]): Table => ({ kind: 'table', caption: '', columns, rows });

/** The sentence that certifies. */
export function certificationOf({ application, group }: AttestationContent): string {
  const certify = group ? attestationText.groupCertification : attestationText.certification;
  return certify(application.companyName, application, application.submittedAt);
}

/** The facts at the top: when it was submitted, which application, which market. */
export function keyFactsOf({ application, market }: AttestationContent): Fact[] {
  return [
    { label: attestationText.submittedAt, value: formatDateTimeSeconds(application.submittedAt) },
    { label: attestationText.applicationIdentifier, value: application.identifier },
    ...(application.replaces ? [{ label: attestationText.replaces, value: application.replaces }] : []),
    { label: attestationText.marketIdentifier, value: market.identifier },
    { label: attestationText.deadline, value: formatDeadline(market.deadline) },
  ];
}

/** A deadline is set to the minute; one that is not says its seconds. */
function formatDeadline(deadline: Date): string {
  return deadline.getUTCSeconds() === 0 ? formatDateTime(deadline) : formatDateTimeSeconds(deadline);
}

/** The abstract: how many questions and files, the declaration, the lots, the group. */
export function essentialsOf(content: AttestationContent): Fact[] {
  const words = attestationText.essentials;
  const { summary, declaration, application, group, members } = content;
  const { count, sizeBytes, leftOut } = summary.files;
  const declared = words.declaredOn(words.declared[declaration.choice], formatDateTimeSeconds(declaration.declaredAt));
  const kind = group && attestationText.group.kinds[group.kind];
  return [
    { label: words.questions, value: words.questionsOf(summary) },
    { label: words.files, value: words.filesOf(count, formatSize(sizeBytes), leftOut) },
    { label: words.declaration, value: declared },
    ...(application.lots.length > 0
      ? [{ label: words.lots, value: words.lotsOf(application.lots.map(({ number }) => number)) }]
      : []),
    ...(kind ? [{ label: words.group, value: words.groupOf(kind, members.length + 1) }] : []),
  ];
}

export function marketFactsOf({ market }: AttestationContent): Fact[] {
  const types = market.typeCodes.map((code) => attestationText.typeNames[code] ?? code).join(', ');
  return [
    { label: attestationText.marketName, value: market.name },
    ...(market.lotName ? [{ label: attestationText.lot, value: market.lotName }] : []),
    { label: attestationText.types, value: types },
    { label: attestationText.buyerSiret, value: formatSiret(market.siret) },
    { label: attestationText.deadline, value: formatDeadline(market.deadline) },
    { label: attestationText.editor, value: market.editorName },
    ...(market.lots.length > 1
      ? [{ label: attestationText.lots, value: attestationText.lotCount(market.lots.length) }]
      : []),
  ];
}

/** The lots that the application is for or, where it chooses none, those of the market; undefined where there is none. */
export function lotsOf({ market, application }: AttestationContent): { title: string; table: Table } | undefined {
  const isChosen = application.lots.length > 0;
  const lots = isChosen ? application.lots : market.lots;
  if (lots.length === 0) return undefined;
  const rows = lots.map(({ number, name, cpvCode }) => [
    attestationText.lotNamed(number, name),
    cpvCode ?? attestationText.noCpvCode,
  ]);
  return {
    title: isChosen ? attestationText.lotsAppliedFor : attestationText.lots,
    table: table(attestationText.lotColumns, rows),
  };
}

export const companyFactsOf = (application: AttestationContent['application']): Fact[] => [
  { label: attestationText.companyName, value: application.companyName },
  identifierPair(application),
];

const text = attestationText.group;

/** In a column of its own: the label only says something where it is no SIRET. */
const identified = (firm: FirmIdentifier) => identifierInWords(firm);

/** Of which kind the group is, and who is in it; undefined for a firm alone. */
export function groupOf({
  application,
  group,
  members,
}: AttestationContent): { facts: Fact[]; table: Table } | undefined {
  if (!group) return undefined;
  const { kind, mandataireSolidaire } = group;
  const rows = members.map((member) => [
    String(member.number),
    member.companyName,
    identified(member),
    member.role ?? text.member,
  ]);
  return {
    facts: [
      { label: text.kind, value: text.kinds[kind] },
      ...(mandataireSolidaire === null
        ? []
        : [{ label: text.solidaire, value: mandataireSolidaire ? text.yes : text.no }]),
    ],
    table: table(text.columns, [['1', application.companyName, identified(application), text.mandataire], ...rows]),
  };
}

/** Who a member is, what it does in the group, and who declared for it. */
export function memberFactsOf(member: AttestationMember): Fact[] {
  const { role, reservedTasks, lots, declaredAt, declaredBy } = member;
  return [
    identifierPair(member),
    ...(role ? [{ label: text.role, value: role }] : []),
    ...(lots.length > 0 ? [{ label: text.lots, value: lots.join(', ') }] : []),
    ...(reservedTasks ? [{ label: text.reservedTasks, value: reservedTasks }] : []),
    { label: text.declaredAt, value: formatDateTimeSeconds(declaredAt) },
    { label: text.declaredBy, value: text.declaredByWhom[declaredBy] },
  ];
}
