import type { Content, ContentEntry, ContentMember, JsonValue } from '@/lib/documents/content/content';
import { comparePlaces, type PackageContent } from './package-manifest';

/** Documents that are made before the attestations, which attest them, and put in the package. */
export type Attested = Pick<PackageContent, 'espd' | 'webCopy'>;

/** Returns the content of the package of an application, without the buyer's attestation, which attests it. */
export function packageContent(content: Content, { espd = [], webCopy }: Attested = {}): PackageContent {
  const { market, application, group, members } = content;
  const { files, ...answered } = toAnswered(content);
  const parts = members.map((member) => ({ member, ...toAnswered(member) }));
  const all = [...files, ...parts.flatMap((part) => [...part.files, ...part.member.mandate])];
  return {
    marketIdentifier: market.identifier,
    application,
    documents: all.sort(comparePlaces),
    ...(webCopy && { webCopy }),
    ...(espd.length > 0 && { espd }),
    ...answered,
    ...(group && {
      group,
      members: parts.map(({ member, files: _, ...said }) => ({ ...toldOf(member), ...said })),
    }),
  };
}

/** What a member is, its answers apart. */
function toldOf({ parts: _, declaration: _declared, mandate: _mandate, ...member }: ContentMember) {
  return member;
}

/** What a firm answered and declared, with its files. */
function toAnswered({ parts, declaration }: Pick<Content, 'parts' | 'declaration'>) {
  const entries = parts.flatMap(({ sections }) => sections.flatMap((section) => section.entries));
  const answered = entries.filter(({ value, notApplicable }) => value !== null || notApplicable !== null);
  return {
    files: [...entries.flatMap((entry) => entry.files), ...declaration.files],
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
