import type {
  ContentDeclaration,
  ContentEntry,
  ContentFile,
  ContentPart,
  JsonValue,
} from '@/lib/documents/content/content';

/** What a firm said, looked up by the end of a field's key: the catalogue's keys begin with category and sub-category. */
export type FirmAnswers = {
  declaration: ContentDeclaration;
  /** Of a question that was asked and answered, « non concerné » apart: nothing then speaks for the criterion. */
  find: (keyEnd: string) => ContentEntry | undefined;
  isAsked: (keyEnd: string) => boolean;
};

export function firmAnswers({
  parts,
  declaration,
}: {
  parts: ContentPart[];
  declaration: ContentDeclaration;
}): FirmAnswers {
  const entries = parts.flatMap(({ sections }) => sections.flatMap((section) => section.entries));
  const asked = (keyEnd: string) => entries.find(({ key }) => key.endsWith(`_${keyEnd}`));
  return {
    declaration,
    isAsked: (keyEnd) => asked(keyEnd) !== undefined,
    find: (keyEnd) => {
      const entry = asked(keyEnd);
      return entry && entry.value !== null && !entry.notApplicable ? entry : undefined;
    },
  };
}

/** A file that the antivirus flagged is given to nobody. */
export const filesOf = (entry: ContentEntry | undefined): ContentFile[] =>
  (entry?.files ?? []).filter(({ file }) => file.scanState !== 'flagged');

/** A member of a stored answer; undefined where there is none. */
export function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined;
}

/** The items of a stored answer that has several: years, contracts, people. */
export function items(entry: Pick<ContentEntry, 'value'> | undefined, name: string): JsonValue[] {
  const list = member(entry?.value, name);
  return Array.isArray(list) ? list : [];
}

/** A text of a stored answer; undefined when it is empty. */
export function textOf(value: JsonValue | undefined, name: string): string | undefined {
  const text = member(value, name);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

export function numberOf(value: JsonValue | undefined, name: string): number | undefined {
  const number = member(value, name);
  return typeof number === 'number' ? number : undefined;
}
