import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS, type CatalogueField } from '@/lib/catalogue';
import type {
  Content,
  ContentDeclaration,
  ContentEntry,
  ContentFile,
  ContentPart,
  JsonValue,
} from '@/lib/documents/content/content';
import { items, member } from '@/lib/documents/espd/firm-answers';
import { readAnswer } from '@/lib/fields/read-answer';
import { fieldType } from '@/lib/fields/registry';
import { declarationText } from '@/lib/text/declaration';
import { sampleContent, sampleFile } from './sample-content';

/** What a test changes of an answer of `fullContent`, by the end of the field's key; null: not answered. */
export type Said = Record<string, JsonValue | null>;

/** A firm that answers every question of the catalogue with the sample of its type, and joins a file wherever it may. */
export function fullContent(said: Said = {}, choice: ContentDeclaration['choice'] = 'no_exclusion'): Content {
  const { market, application, verificationUrl } = sampleContent();
  const entries = CATALOGUE_FIELDS.map((field, index) => ({ field, entry: entryOf(field, index + 1, said) }));
  return {
    market: { ...market, typeCodes: ['services', 'supplies', 'works'] },
    application,
    parts: toParts(entries),
    declaration: {
      choice,
      explanation: choice === 'concerned' ? 'Jugement du 3 mars, joint.' : null,
      ...declarationText.wording(choice, false),
      declaredAt: new Date('2026-11-22T21:05:12Z'),
      files: [],
    },
    group: null,
    members: [],
    verificationUrl,
  };
}

/** The same, of a group of three. */
export function groupContent(): Content {
  const content = fullContent();
  const inGroup = (number: number) => content.parts.map((part) => withMember(part, number));
  const member = (number: number, companyName: string) => ({
    ...{
      number,
      companyName,
      siret: '35600000000048',
      foreignIdentifier: null,
      role: 'Couverture',
      reservedTasks: null,
    },
    ...{ lots: [], declaredAt: content.declaration.declaredAt, declaredBy: 'itself' as const, mandate: [] },
    ...{ parts: inGroup(number), declaration: content.declaration },
  });
  return {
    ...content,
    parts: inGroup(1),
    group: { kind: 'conjoint', mandataireSolidaire: true },
    members: [member(2, 'Couverture Petit'), member(3, 'Plomberie Noël')],
  };
}

const withMember = (part: ContentPart, member: number): ContentPart => ({
  ...part,
  sections: part.sections.map((section) => ({
    ...section,
    entries: section.entries.map((entry) => ({ ...entry, files: entry.files.map((file) => ({ ...file, member })) })),
  })),
});

function entryOf(field: CatalogueField, responseRank: number, said: Said): ContentEntry {
  const type = fieldType(field.inputType);
  const given = Object.entries(said).find(([keyEnd]) => field.key.endsWith(`_${keyEnd}`));
  const answer = given ? given[1] : answerOf(field);
  const files = answer !== null && type.fileSlots.length > 0 ? [fileOf(field, responseRank)] : [];
  const documents = files.map(({ file }) => file);
  const value = answer && withFile(answer, type.fileSlots[0], documents[0]?.id ?? '');
  const context = { ...field, label: field.buyerLabel, help: field.buyerHelp };
  const reading = readAnswer({ field: context, value: value as Record<string, unknown> | null, documents });
  return {
    key: field.key,
    label: { buyer: field.buyerLabel, candidate: field.candidateLabel },
    value,
    notApplicable: null,
    state: value === null ? 'missing' : 'given',
    isUnfavourable: field.unfavourableWhenYes && member(value ?? undefined, 'choice') === 'yes',
    asksForFiles: field.inputType === 'files',
    provenances: {},
    reading: { buyer: reading, candidate: reading },
    files,
  };
}

function answerOf(field: CatalogueField): JsonValue {
  const type = fieldType(field.inputType);
  if (field.options.choices) return { text: field.options.choices[0]?.value ?? '' };
  if (field.options.format === 'siret') return { text: '73282932000074' };
  const posted = structuredClone(type.sample) as Record<string, unknown>;
  for (const slot of type.fileSlots) {
    const [list, , member] = slot.split('.');
    if (member === undefined) posted[slot] = [];
    else for (const card of (posted[list ?? ''] ?? []) as Record<string, unknown>[]) card[member] = [];
  }
  return JSON.parse(JSON.stringify(type.stored(field).parse(posted)));
}

/** The same with the file in the first of its places. */
function withFile(value: JsonValue, slot: string | undefined, id: string): JsonValue {
  if (slot === undefined) return value;
  const [list = '', , inCard] = slot.split('.');
  const changed = structuredClone(value) as Record<string, JsonValue>;
  if (inCard === undefined) changed[list] = [id];
  else
    for (const card of items({ value: changed }, list).slice(0, 1)) Object.assign(card as object, { [inCard]: [id] });
  return changed;
}

function fileOf(field: CatalogueField, responseRank: number): ContentFile {
  const shortKey = field.key.slice(`${field.categoryKey}_${field.subcategoryKey}_`.length);
  const name = `${shortKey} été & hiver.pdf`;
  return {
    ...{ origin: 'user', fieldKey: field.key, shortKey, responseRank, fileRank: 1, storageKey: '' },
    ...{ file: sampleFile(name), givenName: name, mediaType: 'application/pdf', notes: [] },
  };
}

function toParts(entries: { field: CatalogueField; entry: ContentEntry }[]): ContentPart[] {
  return CATALOGUE_CATEGORIES.map(({ key, buyerLabel, subcategories }) => ({
    title: buyerLabel,
    sections: subcategories.map((section) => ({
      title: section.buyerLabel,
      entries: entries
        .filter(({ field }) => field.categoryKey === key && field.subcategoryKey === section.key)
        .map(({ entry }) => entry),
    })),
  }));
}
