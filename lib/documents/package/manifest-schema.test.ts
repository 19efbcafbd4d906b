import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '@/lib/documents/content/content';
import { manifestJsonSchema, manifestSchema } from './manifest-schema';
import { buildManifest, type PackageInput } from './package-manifest';

const ajv = new Ajv2020({ strict: true });
formats.default(ajv);
const isValid = ajv.compile(manifestJsonSchema('https://passe.example'));

const digest = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const document = fc.record({
  origin: fc.constantFrom('user' as const, 'api' as const),
  fieldKey: fc.stringMatching(/^[a-z][a-z0-9_]{0,30}$/),
  shortKey: fc.stringMatching(/^[a-z][a-z0-9_]{0,90}$/),
  givenName: fc.string({ unit: 'binary', maxLength: 300 }),
  mediaType: fc.constantFrom('application/pdf', 'text/plain'),
  notes: fc.constantFrom<'javascript'[]>([], ['javascript']),
  responseRank: fc.integer({ min: 1, max: 300 }),
  fileRank: fc.integer({ min: 1, max: 300 }),
  storageKey: fc.constant('unused'),
  file: fc.record({
    id: fc.constant('unused'),
    name: fc.string({ unit: 'binary', maxLength: 300 }),
    sizeBytes: fc.nat(),
    sha256: digest,
    scanState: fc.constantFrom('not_scanned' as const, 'pending' as const, 'clean' as const, 'flagged' as const),
  }),
});
const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const input: fc.Arbitrary<PackageInput> = fc.record({
  marketIdentifier: fc.constant('VR-2026-7K3M9QXT2B5W'),
  application: fc
    .tuple(
      fc.record({
        identifier: fc.constant('FT20261122Q7W3K9ZD'),
        companyName: fc.string({ unit: 'grapheme' }),
        submittedAt: date,
        lots: fc.array(
          fc.record({
            number: fc.integer({ min: 1, max: 500 }),
            name: fc.string({ unit: 'grapheme' }),
            cpvCode: fc.option(fc.string()),
          }),
          { maxLength: 3 },
        ),
        replaces: fc.constantFrom(null, 'FT202611210A1B2C3D'),
      }),
      fc.constantFrom(
        { siret: '73282932000074', foreignIdentifier: null },
        { siret: null, foreignIdentifier: { country: 'DE', kind: 'vat' as const, value: 'DE136695976' } },
        { siret: null, foreignIdentifier: { country: 'FR', kind: 'being_registered' as const, value: null } },
      ),
    )
    .map(([facts, firm]) => ({ ...facts, ...firm })),
  buyerAttestation: fc.record({ key: fc.constant('unused'), sha256: digest, sizeBytes: fc.nat() }),
  documents: fc.array(document, { maxLength: 5 }),
  declaration: fc.record({
    choice: fc.constantFrom('no_exclusion' as const, 'concerned' as const),
    explanation: fc.option(fc.string({ unit: 'grapheme' })),
    wording: fc.string({ unit: 'grapheme' }),
    wordingVersion: fc.string(),
    declaredAt: date,
  }),
  answers: fc.dictionary(fc.stringMatching(/^[a-z_]{1,20}$/), fc.jsonValue() as fc.Arbitrary<JsonValue>),
});

it('is the same bytes whichever way the members of an identifier come: from the database, or read back', () => {
  fc.assert(
    fc.property(input, (given) => {
      const { foreignIdentifier } = given.application;
      const reversed = foreignIdentifier && Object.fromEntries(Object.entries(foreignIdentifier).toReversed());
      const application = { ...given.application, foreignIdentifier: reversed as typeof foreignIdentifier };
      expect(buildManifest({ ...given, application })).toBe(buildManifest(given));
    }),
  );
});

describe('whatever an application holds, its manifest', () => {
  it('follows the schema that is published, and the one that reads it back', () => {
    fc.assert(
      fc.property(input, (given) => {
        const manifest: unknown = JSON.parse(buildManifest(given));
        expect(isValid(manifest), JSON.stringify(isValid.errors)).toBe(true);
        expect(manifestSchema.safeParse(manifest).error).toBeUndefined();
      }),
    );
  });

  it('is of version 2 for a firm without SIRET alone, whose readers must know of it', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { format_version, application } = JSON.parse(buildManifest(given));
        const { siret, foreignIdentifier } = given.application;
        expect(format_version).toBe(siret === null ? 2 : 1);
        expect(application.siret).toBe(siret);
        expect(application.foreign_identifier).toEqual(foreignIdentifier ?? undefined);
      }),
    );
  });

  it('is the same text for the same answers, in whatever order they come', () => {
    fc.assert(
      fc.property(input, (given) => {
        const answers = Object.fromEntries(Object.entries(given.answers).reverse());
        expect(buildManifest({ ...given, answers })).toBe(buildManifest(given));
      }),
    );
  });
});

describe('the published schema', () => {
  it('lets a later version add members, and nothing else', () => {
    const [sample] = fc.sample(input, { numRuns: 1, seed: 7 });
    if (!sample) throw new Error('no sample');
    const manifest = JSON.parse(buildManifest(sample));
    expect(isValid({ ...manifest, new_member: 1 })).toBe(true);
    expect(isValid({ ...manifest, documents: {} })).toBe(false);
    expect(isValid({ ...manifest, attestation: { ...manifest.attestation, sha256: 'A'.repeat(64) } })).toBe(false);
    expect(isValid({ ...manifest, market_identifier: undefined })).toBe(false);
    expect(isValid({ ...manifest, format_version: 1, application: { ...manifest.application, siret: null } })).toBe(
      false,
    );
    expect(isValid({ ...manifest, format_version: 3 })).toBe(false);
  });
});
