import { z } from 'zod';
import { foreignIdentifierShape } from '@/lib/shapes/values';

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the bytes, in lower-case hexadecimal.');
const sizeBytes = z.int().nonnegative().describe('Size in bytes, not compressed.');
const rank = z.int().positive();

const document = z.strictObject({
  path: z
    .string()
    .regex(/^documents\//)
    .nullable()
    .describe('Where the file is in the package; null when it was left out.'),
  left_out: z
    .literal('flagged_by_antivirus')
    .nullable()
    .describe('Why the file is not in the package; null when it is.'),
  origin: z.enum(['user', 'api']).describe('Given by the firm (user) or by a register (api).'),
  member: rank
    .min(1)
    .optional()
    .describe('In a group, the number of the member whose file it is, 1 for the mandataire; absent for a firm alone.'),
  field_key: z
    .string()
    .describe(
      'The field of the form that the file answers, a `key` of `GET /api/v1/fields`; `declaration` for the declaration on honour, `mandate` for the proof that a mandataire may sign for a member.',
    )
    .meta({ examples: ['capacite_economique_financiere_bilans_trois_exercices'] }),
  response_rank: rank.describe('Rank of the answer in the application, from 1.'),
  file_rank: rank.describe('Rank of the file in its answer, from 1.'),
  original_name: z
    .string()
    .describe('The name that the firm gave to the file, as it was: for display only, it may hold any character.'),
  media_type: z
    .string()
    .optional()
    .describe('What the file was judged to be, by its content; the extension of `path` opens it.'),
  notes: z
    .array(z.enum(['javascript']))
    .optional()
    .describe('What was found in the file: `javascript`, a PDF that holds scripts, as forms that compute do.'),
  size_bytes: sizeBytes,
  sha256,
  scan_state: z.enum(['not_scanned', 'pending', 'clean', 'flagged']).describe('What the antivirus said of the file.'),
});

const espd = z.strictObject({
  path: z.string().describe('Where the response is in the package.'),
  member: rank.optional().describe('In a group, the number of the member whose response it is, 1 for the mandataire.'),
  size_bytes: sizeBytes,
  sha256,
});

const origin = z.strictObject({
  register: z.string().describe('Which register.'),
  at: z.iso.datetime({ precision: 3 }).describe('When it said so, in UTC.'),
  reference: z.string().optional().describe('The register’s own id of its answer.'),
  valid_until: z.string().optional().describe('Until when, as the register says.'),
});

const declaration = z.strictObject({
  choice: z
    .enum(['no_exclusion', 'concerned'])
    .describe('That no case of exclusion applies, or that one does, which the explanation tells.'),
  explanation: z.string().nullable(),
  wording: z.string().describe('The words that were shown and declared.'),
  wording_version: z.string(),
  declared_at: z.iso.datetime({ precision: 3 }).describe('In UTC, to the millisecond.'),
});

const siret = z.string().regex(/^\d{14}$/);
const submittedAt = z.iso.datetime({ precision: 3 }).describe('In UTC, to the millisecond.');

const lots = z
  .array(z.strictObject({ number: rank, name: z.string(), cpv_code: z.string().nullable() }))
  .optional()
  .describe('The lots that it is for, in order, by their number in the market. Absent where the market has none.');

const replaces = z
  .string()
  .optional()
  .describe('Identifier of the submission in whose place it stands. Absent for a first one.');

const answers = z
  .record(z.string(), z.json())
  .describe(
    'The stored answer to each field that has one, by field key (`GET /api/v1/fields?market={market_identifier}` says what each is); `{"not_applicable": true, "reason": …}` where the firm says that the question does not concern it.',
  );

const origins = z
  .record(z.string(), z.record(z.string(), origin))
  .optional()
  .describe(
    'By field key, where parts of its answer come from that a register gave, by their path in it (`years.0.turnover`; empty: all of it). What has none was typed. Absent when everything was.',
  );

const group = z
  .strictObject({
    kind: z.enum(['conjoint', 'solidaire']),
    mandataire_solidaire: z.boolean().nullable().describe('Of a group « conjoint »; null of the other kind.'),
  })
  .describe('Of which kind the group is (art. R2142-20 Code de la commande publique).');

const member = z.strictObject({
  number: rank.min(2).describe('Its place in the group; its files are in `documents/{number}/`.'),
  siret: siret.nullable(),
  foreign_identifier: foreignIdentifierShape.strict().nullable(),
  company_name: z.string(),
  role: z.string().nullable(),
  reserved_tasks: z.string().nullable(),
  lots: z.array(rank).describe('Numbers of the lots that it takes part in; empty: all those of the application.'),
  declared_by: z
    .enum(['itself', 'mandataire'])
    .describe('Who declared its part: itself, or the mandataire under its mandate (art. R2142-23).'),
  declared_at: z.iso.datetime({ precision: 3 }).describe('In UTC, to the millisecond.'),
  declaration,
  answers,
  origins,
});

/** What a package of a group says beside, since version 2: the rest is then the mandataire's. */
const ofGroup = {
  group: group.optional(),
  members: z.array(member).optional().describe('The members of a group after the mandataire, in order.'),
};

/** What every version has, `format_version` and `application` apart. */
const common = {
  market_identifier: z.string(),
  attestation: z
    .strictObject({ path: z.string(), size_bytes: sizeBytes, sha256 })
    .describe('The buyer’s attestation, at the root of the package.'),
  attestation_html: z
    .strictObject({ path: z.string(), size_bytes: sizeBytes, sha256 })
    .optional()
    .describe('The same attestation as a page, without a seal of its own. Absent before there was any.'),
  espd: z
    .array(espd)
    .optional()
    .describe(
      'The ESPD response (ESPD-EDM 4.1.0) of the firm, or of each member of a group. Absent before there were any.',
    ),
  documents: z
    .array(document)
    .describe('Every declared file, in the order of the form; those of the declaration on honour last.'),
  declaration: declaration.describe('The declaration on honour, as it was made.'),
  answers,
  origins,
};

const format = z.literal('passe-marche/documents-package');

const versionOne = z
  .strictObject({
    format,
    format_version: z.literal(1),
    ...common,
    application: z.strictObject({
      identifier: z.string(),
      siret,
      company_name: z.string(),
      submitted_at: submittedAt,
      lots,
      replaces,
    }),
  })
  .describe('Of one firm, which has a SIRET.');

const versionTwo = z
  .strictObject({
    format,
    format_version: z.literal(2),
    ...common,
    ...ofGroup,
    application: z.strictObject({
      identifier: z.string(),
      siret: siret.nullable().describe('Null for a firm that has none.'),
      foreign_identifier: foreignIdentifierShape
        .strict()
        .nullable()
        .describe('What tells a firm without SIRET; null for one that has a SIRET.'),
      company_name: z.string(),
      submitted_at: submittedAt,
      lots,
      replaces,
    }),
  })
  .describe('Since version 2, of a firm without SIRET (`siret` may be null) or of a group.');

/**
 * `manifest.json` of a package, as it is written and as others read it: the JSON Schema that is published comes from here.
 * `format_version` is raised when a reader would have to change, and for the packages alone that ask it of one; new members
 * alone do not raise it.
 */
export const manifestSchema = z
  .discriminatedUnion('format_version', [versionOne, versionTwo])
  .describe('What a package of a Passe Marché application holds.');

type One = z.infer<typeof versionOne>;
type Two = z.infer<typeof versionTwo>;

/** As one writes it, of either version; `manifestSchema` says what goes with which. */
export type Manifest = Omit<One, 'format_version' | 'application'> &
  Pick<Two, 'group' | 'members'> & {
    format_version: 1 | 2;
    application: Omit<Two['application'], 'foreign_identifier'> & Partial<Two['application']>;
  };
export type ManifestMember = z.infer<typeof member>;

/** Where the schema is published. */
export const MANIFEST_SCHEMA_PATH = '/documentation/manifest.schema.json';

/** The JSON Schema (2020-12) of `manifest.json`, under this address. A later writer may add members. */
export function manifestJsonSchema(baseUrl: string): object {
  const schema = z.toJSONSchema(manifestSchema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  });
  return { $id: `${baseUrl}${MANIFEST_SCHEMA_PATH}`, title: 'manifest.json', ...schema };
}
