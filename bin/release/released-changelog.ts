const UNRELEASED = '## Unreleased';

/** The changelog once a version is released, and the notes of that version: the message of its tag. */
export type Released = { changelog: string; notes: string };

/** Undefined when there is nothing to release. `day`: as 2026-11-30. */
export function releasedChangelog(changelog: string, version: string, day: string): Released | undefined {
  const [before, after] = changelog.split(`${UNRELEASED}\n`);
  if (before === undefined || after === undefined) return undefined;
  const [notes = '', ...earlier] = after.split(/^(?=## )/m);
  if (notes.trim() === '') return undefined;
  const heading = `## ${version} (${day})`;
  const parts = [`${before}${UNRELEASED}\n\n${heading}\n\n${notes.trim()}\n`, ...earlier];
  return { changelog: parts.join('\n'), notes: notes.trim() };
}

/** Whether a version is written as semver writes one, and comes after another. */
export function comesAfter(version: string, earlier: string): boolean {
  const parts = (text: string) => /^(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number);
  const [one, other] = [parts(version), parts(earlier)];
  if (!one || !other) return false;
  const place = one.findIndex((part, index) => part !== other[index]);
  return place >= 0 && (one[place] ?? 0) > (other[place] ?? 0);
}
