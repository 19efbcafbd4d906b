import { createHash } from 'node:crypto';
import type { Content, ContentDeclaration, ContentFile, ContentPart } from '@/lib/documents/content/content';
import { documentPath } from '@/lib/documents/package/package-manifest';
import { espdText } from '@/lib/text/espd';
import { parisOffsetMs, parisWallClock } from '@/lib/time/paris-time';
import { EXCLUSION_CRITERIA, OTHER_CRITERIA, SELECTION_CRITERIA } from './criteria';
import { exclusionAnswers } from './exclusion-answers';
import { type FirmAnswers, firmAnswers } from './firm-answers';
import { otherAnswers } from './other-answers';
import { contractingParty, economicOperatorParty } from './parties';
import type { CriterionResponses } from './responses';
import { selectionAnswers } from './selection-answers';
import { criterionElement, evidenceId, responseElements, writtenId } from './write-criterion';
import { type Element, element, text, xmlFile } from './xml';

/** Which firm a response is of: its rank in a group, 1 the mandataire; null for a firm alone. */
export type EspdFirm = { number: number | null };

type Firm = Pick<Content['application'], 'siret' | 'foreignIdentifier' | 'companyName'> & {
  parts: ContentPart[];
  declaration: ContentDeclaration;
};

const NAMESPACES = {
  xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:QualificationApplicationResponse-2',
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

/** Of whom there is a response: the firm alone, or each member of the group, the mandataire first. */
export function espdFirms({ group, members }: Content): EspdFirm[] {
  return group ? [1, ...members.map(({ number }) => number)].map((number) => ({ number })) : [{ number: null }];
}

/**
 * The response of a firm (ESPD-EDM 4.1.0, on UBL 2.3 `QualificationApplicationResponse`): all exclusion criteria, the
 * selection criteria that the market's questions are about, and what the firm said of each. The same content, the same bytes.
 */
export function espdResponse(content: Content, { number }: EspdFirm): string {
  const firm = firmOf(content, number);
  const answers = firmAnswers(firm);
  const responses: CriterionResponses = {
    ...exclusionAnswers(answers),
    ...selectionAnswers(answers, content.market.typeCodes),
    ...otherAnswers(content, number, answers),
  };
  const criteria = [...EXCLUSION_CRITERIA, ...SELECTION_CRITERIA, ...OTHER_CRITERIA].filter(
    ({ code }) => responses[code],
  );
  const lots = lotIds(content);
  return xmlFile(
    element(
      'QualificationApplicationResponse',
      [
        ...head(content, number, answers),
        contractingParty(content.market.siret),
        economicOperatorParty(firm, roleOf(content, number), answers),
        element('cac:ProcurementProject', [text('cbc:Name', content.market.name)]),
        ...lots.map((lot) => element('cac:ProcurementProjectLot', [writtenId(lot)])),
        ...criteria.map((criterion) => criterionElement(criterion, lots)),
        ...criteria.flatMap((criterion) => responseElements(criterion, responses[criterion.code] ?? {})),
        ...evidenceElements(responses, number),
      ],
      NAMESPACES,
    ),
  );
}

function firmOf({ application, parts, declaration, members }: Content, number: number | null): Firm {
  if (number === null || number === 1) return { ...application, parts, declaration };
  const member = members.find((each) => each.number === number);
  if (!member) throw new Error(`no member ${number}`);
  return member;
}

function roleOf({ group }: Content, number: number | null): string {
  if (!group) return 'sole-tenderer';
  return number === 1 ? 'group-lead' : 'group-mem';
}

const lotIds = ({ application }: Content) =>
  application.lots.length > 0
    ? application.lots.map(({ number }) => `LOT-${`${number}`.padStart(4, '0')}`)
    : ['LOT-0000'];

function head({ market, application }: Content, number: number | null, { declaration }: FirmAnswers): Element[] {
  const name = number === null ? application.identifier : `${application.identifier}-${number}`;
  const { date, time } = parisDateTime(application.submittedAt);
  const { wording, explanation } = declaration;
  return [
    text('cbc:UBLVersionID', '2.3', { schemeAgencyID: 'OASIS-UBL-TC' }),
    text('cbc:ProfileExecutionID', 'ESPD-EDMv4.1.0', { schemeAgencyID: 'OP', schemeVersionID: '4.1.0' }),
    text('cbc:ID', name, { schemeAgencyID: 'PASSE-MARCHE' }),
    text('cbc:CopyIndicator', false),
    text('cbc:UUID', uuidOf(name), { schemeAgencyID: 'PASSE-MARCHE', schemeVersionID: '4.1.0' }),
    text('cbc:ContractFolderID', market.identifier, { schemeAgencyID: 'PASSE-MARCHE' }),
    text('cbc:IssueDate', date),
    text('cbc:IssueTime', time),
    text('cbc:VersionID', '4.1.0', { schemeAgencyID: 'OP', schemeVersionID: '4.1.0' }),
    text('cbc:Note', espdText.declared(wording), { languageID: 'fr' }),
    ...(explanation ? [text('cbc:Note', espdText.explained(explanation), { languageID: 'fr' })] : []),
  ];
}

function parisDateTime(at: Date) {
  const { year, month, day, hour, minute, second } = parisWallClock(at);
  const two = (number: number) => `${number}`.padStart(2, '0');
  const offsetHours = parisOffsetMs(at) / 3_600_000;
  return {
    date: `${year}-${two(month)}-${two(day)}`,
    time: `${two(hour)}:${two(minute)}:${two(second)}+${two(offsetHours)}:00`,
  };
}

/** A UUID made of a name (RFC 9562 §5.8): the same response, the same one. */
function uuidOf(name: string): string {
  const digest = createHash('sha256').update(`espd-response:${name}`).digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The files that stand for evidence, once each, under the address that they have from the place of the response. */
function evidenceElements(responses: CriterionResponses, number: number | null): Element[] {
  const given = Object.values(responses).flatMap(({ evidence = [] }) =>
    evidence.flatMap((response) => ('evidence' in response ? [response.evidence] : [])),
  );
  const once = new Map(given.map((file) => [evidenceId(file), file]));
  return [...once]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, file]) => evidenceElement(id, file, number));
}

function evidenceElement(id: string, file: ContentFile, number: number | null): Element {
  const path = documentPath(file);
  const relative = number === null ? path : path.slice(path.lastIndexOf('/') + 1);
  const reference = element('cac:ExternalReference', [
    text('cbc:URI', relative.split('/').map(encodeURIComponent).join('/')),
    text('cbc:DocumentHash', file.file.sha256),
    text('cbc:HashAlgorithmMethod', 'http://www.w3.org/2001/04/xmlenc#sha256'),
    text('cbc:MimeCode', file.mediaType),
    text('cbc:FileName', path.slice(path.lastIndexOf('/') + 1)),
  ]);
  const document = element('cac:DocumentReference', [text('cbc:ID', id), element('cac:Attachment', [reference])]);
  return element('cac:Evidence', [text('cbc:ID', id), document]);
}
