import type { ContentFile } from '@/lib/documents/content/content';
import { espdCriterionText, espdPropertyText, espdText } from '@/lib/text/espd';
import type { Criterion } from './criteria';
import { isGroup, isProperty, type Placed, placeAll } from './property-tree';
import type { Response, Responses } from './responses';
import { SHAPES } from './shapes';
import { type Element, element, text } from './xml';

const VERSION = '4.1.0';
const OF_MODEL = { schemeID: 'Criterion', schemeAgencyID: 'OP', schemeVersionID: VERSION };
const OF_LIST = (listID: string) => ({ listID, listAgencyID: 'OP', listVersionID: VERSION });
const CRITERION_LIST = {
  listID: 'http://publications.europa.eu/resource/authority/criterion',
  listAgencyID: 'OP',
  listVersionID: '20240612-0',
};

/** An identifier of the model, a criterion's, a property's or a lot's. */
export const writtenId = (id: string) => text('cbc:ID', id, OF_MODEL);

/** The identifier of a file among the evidence. */
export const evidenceId = ({ responseRank, fileRank }: ContentFile) => `EVIDENCE-${two(responseRank)}-${two(fileRank)}`;

const two = (number: number) => `${number}`.padStart(2, '0');
const pathOf = ({ place, code }: Criterion) => `${place}_${code}`;

/** What a criterion asks, for these lots. */
export function criterionElement(criterion: Criterion, lots: readonly string[]): Element {
  const name = espdCriterionText[criterion.code];
  const path = pathOf(criterion);
  const groups = placeAll(SHAPES[criterion.shape], path).filter(isGroup);
  return element('cac:TenderingCriterion', [
    writtenId(criterion.id),
    text('cbc:CriterionTypeCode', criterion.code, CRITERION_LIST),
    text('cbc:Name', name),
    text('cbc:Description', `${name} (${espdText.article(criterion.article).toLowerCase()})`),
    element('cac:Legislation', [
      writtenId(`${path}/L1`),
      text('cbc:Title', espdText.legislation),
      text('cbc:JurisdictionLevel', 'EU'),
      text('cbc:Article', espdText.article(criterion.article)),
    ]),
    ...groups.map((group) => groupElement('cac:TenderingCriterionPropertyGroup', group, lots)),
  ]);
}

type PlacedGroup = Extract<Placed, { properties: Placed[] }>;
type PlacedProperty = Exclude<Placed, PlacedGroup>;

function groupElement(name: string, group: PlacedGroup, lots: readonly string[]): Element {
  return element(name, [
    writtenId(group.id),
    text('cbc:PropertyGroupTypeCode', group.when, OF_LIST('property-group-type')),
    ...group.properties.filter(isProperty).flatMap((property) => propertyElements(property, lots)),
    ...group.groups
      .filter(isGroup)
      .map((inner) => groupElement('cac:SubsidiaryTenderingCriterionPropertyGroup', inner, lots)),
  ]);
}

/** A property; the one of lots once for each. */
function propertyElements({ id, property }: PlacedProperty, lots: readonly string[]): Element[] {
  const written = (ownId: string, expected: Element | null) =>
    element('cac:TenderingCriterionProperty', [
      writtenId(ownId),
      text('cbc:Description', espdPropertyText[property.name]),
      text('cbc:TypeCode', property.element, OF_LIST('criterion-element-type')),
      text('cbc:ValueDataTypeCode', property.type, OF_LIST('response-data-type')),
      expected,
    ]);
  if (property.type !== 'LOT_IDENTIFIER') return [written(property.element === 'REQUIREMENT' ? `${id}/R1` : id, null)];
  return lots.map((lot, index) => written(`${id}/R${index + 1}`, text('cbc:ExpectedID', lot, OF_MODEL)));
}

/** What a firm answers to a criterion: nothing for what was not answered. */
export function responseElements(criterion: Criterion, responses: Responses): Element[] {
  const properties = everyProperty(placeAll(SHAPES[criterion.shape], pathOf(criterion)));
  return properties.flatMap(({ id, property }) =>
    (responses[property.name] ?? []).flatMap((response, index) => {
      const content = contentOf(response, `${id}/R${index + 1}`);
      return content ? [responseElement(id, index + 1, content)] : [];
    }),
  );
}

const everyProperty = (placed: readonly Placed[]): PlacedProperty[] =>
  placed.flatMap((each) => (isProperty(each) ? [each] : everyProperty([...each.properties, ...each.groups])));

function responseElement(propertyId: string, number: number, content: Element): Element {
  return element('cac:TenderingCriterionResponse', [
    writtenId(`${propertyId}/R${number}`),
    text('cbc:ValidatedCriterionPropertyID', propertyId, OF_MODEL),
    content,
  ]);
}

function contentOf(response: Response, id: string): Element | null {
  if ('evidence' in response) return element('cac:EvidenceSupplied', [text('cbc:ID', evidenceId(response.evidence))]);
  const value = valueElement(response);
  if (value) return element('cac:ResponseValue', [writtenId(`${id}/RV`), value]);
  return 'startDate' in response || 'endDate' in response ? periodOf(response) : null;
}

function valueElement(response: Response): Element | null {
  if ('indicator' in response) return text('cbc:ResponseIndicator', response.indicator);
  if ('description' in response)
    return response.description === '' ? null : text('cbc:Description', response.description);
  if ('amount' in response) return text('cbc:ResponseAmount', response.amount, { currencyID: 'EUR' });
  if ('quantity' in response) return text('cbc:ResponseQuantity', response.quantity, { unitCode: response.unit });
  if (!('code' in response)) return null;
  const { code, listId, listVersionId } = response;
  return text('cbc:ResponseCode', code, { listID: listId, listAgencyID: 'OP', listVersionID: listVersionId });
}

const periodOf = ({ startDate, endDate }: { startDate?: string; endDate?: string }) =>
  element('cac:ApplicablePeriod', [
    startDate ? text('cbc:StartDate', startDate) : null,
    endDate ? text('cbc:EndDate', endDate) : null,
  ]);
