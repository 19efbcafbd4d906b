import { z } from 'zod';
import type { ForeignIdentifier } from '@/db/schema/applications';
import { IDENTIFIER_KINDS, isOfCheckDigits, readForeignIdentifier } from '@/lib/input/foreign-identifier';
import { isBlankObject, optionalMember } from '@/lib/input/optional-member';
import { oneLine } from '@/lib/input/plain-text';
import { foreignIdentifierMembers as text } from '@/lib/text/api-members';

/** What is wrong with a member, as a code of the API. */
const CODES: Record<string, string> = {
  not_country: 'not_country',
  not_kind: 'unknown',
  number_missing: 'missing',
  number_too_early: 'not_null',
  not_france: 'not_france',
  vat_form: 'malformed',
  euid_form: 'malformed',
  euid_country: 'no_euid',
};

const given = z
  .object(
    {
      country: oneLine().describe(text.country),
      kind: oneLine()
        .describe(text.kind)
        .meta({ enum: [...IDENTIFIER_KINDS] }),
      value: optionalMember(oneLine()).describe(text.value_given),
    },
    'not_object',
  )
  .transform(({ country, kind, value }, context): ForeignIdentifier => {
    const { identifier, faults } = readForeignIdentifier({ country, kind, value: value ?? '' });
    for (const fault of faults) {
      if (isOfCheckDigits(fault)) continue;
      context.addIssue({
        code: 'custom',
        message: CODES[fault.code] ?? 'malformed',
        path: [fault.member],
        input: value,
      });
    }
    return identifier ?? z.NEVER;
  });

/**
 * What stands for a SIRET, as a program gives it (contract §3); a VAT number and an EUID come back as they are written. Check
 * digits are the form's to point out.
 */
export const foreignIdentifierInput = z
  .preprocess((member) => (isBlankObject(member) ? undefined : member), given.nullish())
  .optional();
