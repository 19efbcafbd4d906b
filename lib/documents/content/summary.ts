import type { Content, ContentEntry, ContentFile, ContentPart } from './content';

/** What was asked and what became of it, over all firms of an application. Sizes in bytes. */
export type Summary = {
  asked: number;
  given: number;
  notApplicable: number;
  missing: number;
  /** Of all files, those of declarations and mandates included; `leftOut`: flagged by the antivirus, and not in the package. */
  files: { count: number; sizeBytes: number; leftOut: number };
};

/** What a buyer looks at first in the answers of a firm: none of it says by itself that a firm is excluded. */
export type ToLookAt = {
  /** It declares that it is concerned by a case of exclusion. */
  isConcerned: boolean;
  /** Answers that speak against it. */
  unfavourable: ContentEntry[];
  missing: ContentEntry[];
  /** Values of registers that are valid no more on the day of the deadline, until when each. */
  expired: { entry: ContentEntry; validUntil: string }[];
  notApplicable: ContentEntry[];
  leftOut: ContentFile[];
  /** How many answers each register gave, by its key. */
  registers: { register: string; count: number }[];
};

type Part = { parts: ContentPart[]; declaration: { choice: string; files: ContentFile[] }; mandate?: ContentFile[] };

const entriesOf = ({ parts }: Pick<Part, 'parts'>): ContentEntry[] =>
  parts.flatMap(({ sections }) => sections.flatMap(({ entries }) => entries));

const filesOf = (part: Part): ContentFile[] => [
  ...entriesOf(part).flatMap(({ files }) => files),
  ...part.declaration.files,
  ...(part.mandate ?? []),
];

const isLeftOut = ({ file }: ContentFile) => file.scanState === 'flagged';

export function summarise(content: Pick<Content, 'parts' | 'declaration' | 'members'>): Summary {
  const parts: Part[] = [content, ...content.members];
  const entries = parts.flatMap(entriesOf);
  const files = parts.flatMap(filesOf);
  const count = (state: ContentEntry['state']) => entries.filter((entry) => entry.state === state).length;
  return {
    asked: entries.length,
    given: count('given'),
    notApplicable: count('not_applicable'),
    missing: count('missing'),
    files: {
      count: files.length,
      sizeBytes: files.reduce((sum, { file }) => sum + file.sizeBytes, 0),
      leftOut: files.filter(isLeftOut).length,
    },
  };
}

/** `deadline`: that of the market, by which what registers gave is to be valid. */
export function lookAt(part: Part, deadline: Date): ToLookAt {
  const entries = entriesOf(part);
  const day = deadline.toISOString().slice(0, 10);
  return {
    isConcerned: part.declaration.choice === 'concerned',
    unfavourable: entries.filter(({ isUnfavourable }) => isUnfavourable),
    missing: entries.filter(({ state }) => state === 'missing'),
    expired: entries.flatMap((entry) => {
      const [first] = validities(entry).sort();
      return first !== undefined && first < day ? [{ entry, validUntil: first }] : [];
    }),
    notApplicable: entries.filter(({ state }) => state === 'not_applicable'),
    leftOut: filesOf(part).filter(isLeftOut),
    registers: [...Map.groupBy(entries.flatMap(registersOf), (register) => register)].map(([register, answers]) => ({
      register,
      count: answers.length,
    })),
  };
}

const validities = ({ provenances }: ContentEntry): string[] =>
  Object.values(provenances).flatMap(({ validUntil }) => (validUntil ? [validUntil.slice(0, 10)] : []));

/** Each register once for an answer, whatever it gave of it. */
const registersOf = ({ provenances }: ContentEntry): string[] => [
  ...new Set(
    Object.values(provenances).flatMap(({ kind, register }) => (kind === 'register' && register ? [register] : [])),
  ),
];
