import type { Content, ContentEntry, JsonValue } from '@/lib/documents/content/content';
import type { PackageContent } from './package-manifest';

/** What the package of an application holds, but for the buyer's attestation, which attests it. */
export function packageContent({ market, application, parts, declaration }: Content): PackageContent {
  const entries = parts.flatMap(({ sections }) => sections.flatMap((section) => section.entries));
  const answered = entries.filter(({ value, notApplicable }) => value !== null || notApplicable !== null);
  const files = [...entries.flatMap((entry) => entry.files), ...declaration.files];
  return {
    marketIdentifier: market.identifier,
    application,
    documents: files.sort((one, other) => one.responseRank - other.responseRank || one.fileRank - other.fileRank),
    declaration,
    answers: Object.fromEntries(answered.map((entry) => [entry.key, answerAsData(entry)])),
    ...originsOf(answered),
  };
}

/** Nothing where everything was typed: such a package is as it always was. */
function originsOf(entries: readonly ContentEntry[]): Pick<PackageContent, 'origins'> {
  const given = entries.flatMap(({ key, provenances }) => {
    const parts = Object.entries(provenances).flatMap(([path, { kind, register, at, reference, validUntil }]) =>
      kind === 'register' && register
        ? [[path, { register, at, ...(reference && { reference }), ...(validUntil && { valid_until: validUntil }) }]]
        : [],
    );
    return parts.length > 0 ? [[key, Object.fromEntries(parts)]] : [];
  });
  return given.length > 0 ? { origins: Object.fromEntries(given) } : {};
}

const answerAsData = ({ notApplicable, value }: ContentEntry): JsonValue =>
  notApplicable ? { not_applicable: true, reason: notApplicable.reason } : value;
