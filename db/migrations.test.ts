import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/**
 * The release before must work on the database of this one (docs/decisions/0019): migrations only add. What an older
 * program reads stays, and what it writes is still accepted.
 */
const FORBIDDEN = [
  /\bdrop\s+(table|column|schema|type|view)\b/i,
  /\brename\b/i,
  /\balter\s+column\b[^;]*\b(set\s+not\s+null|set\s+data\s+type|type)\b/i,
  /\badd\s+column\b(?=[^;]*\bnot\s+null\b)(?![^;]*\b(default|generated)\b)/i,
];

/** Written before there was a production whose upgrade could be cut. */
const LAST_FREE = '0008';

const folder = join(import.meta.dirname, 'migrations');
const names = readdirSync(folder).filter((name) => name.endsWith('.sql') && name.slice(0, 4) > LAST_FREE);
const whatBreaks = (statements: string) => FORBIDDEN.filter((pattern) => pattern.test(statements));

it('no migration takes anything from the release before', () => {
  for (const name of names) expect(whatBreaks(readFileSync(join(folder, name), 'utf8')), name).toEqual([]);
});

it.each([
  ['ALTER TABLE "a" DROP COLUMN "b";', false],
  ['DROP TABLE "a" CASCADE;', false],
  ['ALTER TABLE "a" RENAME COLUMN "b" TO "c";', false],
  ['ALTER TABLE "a" ALTER COLUMN "b" SET NOT NULL;', false],
  ['ALTER TABLE "a" ALTER COLUMN "b" SET DATA TYPE text;', false],
  ['ALTER TABLE "a" ADD COLUMN "b" text NOT NULL;', false],
  ['ALTER TABLE "a" ADD COLUMN "b" text DEFAULT \'c\' NOT NULL;', true],
  ['ALTER TABLE "a" ADD COLUMN "b" text;', true],
  ['ALTER TABLE "a" ADD COLUMN "b" bigint NOT NULL GENERATED ALWAYS AS IDENTITY;', true],
  ['CREATE TABLE "a" ("b" text NOT NULL);', true],
  ['CREATE INDEX "a_index" ON "a" ("b");', true],
])('%s', (statement, isFine) => expect(whatBreaks(statement).length === 0).toBe(isFine));
