import * as z from 'zod';
import type { ForeignIdentifier } from '@/db/schema/applications';
import type { Block } from '@/lib/fields/blocks';
import type { FieldType } from '@/lib/fields/field-type';
import { noDocuments, type OneText } from '@/lib/fields/values/one-text';
import { postedText } from '@/lib/fields/values/posted-text';
import { readForeignIdentifier } from '@/lib/input/foreign-identifier';
import { typedLine } from '@/lib/input/plain-text';
import { checkSiret, formatSiret } from '@/lib/siret';
import { fieldText } from '@/lib/text/fields';
import { foreignPair } from '@/lib/text/firm-identifiers';

/** `text` is the SIRET; the others tell a firm that has none. */
const posted = z.strictObject({ text: postedText, country: postedText, kind: postedText, value: postedText });

type Posted = z.infer<typeof posted>;
export type StoredFirmIdentifier = OneText | ForeignIdentifier;

const line = z
  .string()
  .nullish()
  .transform((typed) => typed ?? '')
  .pipe(typedLine());

/** One or the other: a firm that has a SIRET is known by it. */
const stored = z
  .object({ text: line, country: line, kind: line, value: line })
  .transform(({ text, ...foreign }, context): StoredFirmIdentifier => {
    const wrong = (member: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [member], input: text });
    const isForeign = Object.values(foreign).some((typed) => typed !== '');
    if (!isForeign) {
      const checked = checkSiret(text);
      if (checked.ok) return { text: checked.siret };
      if (checked.reason !== 'empty') wrong('text', `siret_${checked.reason}`);
      return { text: '' };
    }
    const { identifier, faults } = readForeignIdentifier(foreign);
    if (text !== '') wrong('text', 'siret_beside_other');
    for (const { member, code } of faults) wrong(member, code);
    return identifier ?? { text: '' };
  });

export const isForeign = (value: StoredFirmIdentifier): value is ForeignIdentifier => 'kind' in value;

/** A stored answer as the two columns of an application; neither when nothing was answered. */
export function firmIdentifierOf(value: Record<string, unknown> | null): {
  siret: string | null;
  foreignIdentifier: ForeignIdentifier | null;
} {
  // Stored answers were read by `stored`, or were frozen by it.
  const answer = value as StoredFirmIdentifier | null;
  if (answer !== null && isForeign(answer)) return { siret: null, foreignIdentifier: answer };
  return { siret: answer?.text || null, foreignIdentifier: null };
}

function siretInGroups(typed: unknown): string | undefined {
  const checked = checkSiret(String(typed ?? ''));
  return checked.ok ? formatSiret(checked.siret) : undefined;
}

function readIdentifier(value: StoredFirmIdentifier): Block[] {
  if (!isForeign(value)) return [{ kind: 'paragraph', text: formatSiret(value.text) }];
  return [{ kind: 'pair', ...foreignPair(value) }];
}

const MEMBER_NAMES: Record<string, string> = fieldText.firmIdentifier.members;

/** Which firm: a SIRET, or what stands for it in another country, or until it has one. */
export const firmIdentifierType: FieldType<Posted, StoredFirmIdentifier> = {
  effort: 'typed',
  fileSlots: [],
  posted,
  stored: () => stored,
  isAnswered: (value) => isForeign(value) || value.text !== '',
  documentIds: noDocuments,
  nameOf: (member) => MEMBER_NAMES[member],
  understood: (path, typed) => (path === 'text' ? siretInGroups(typed) : undefined),
  reading: readIdentifier,
  sample: { text: '73282932000074', country: '', kind: '', value: '' },
};
