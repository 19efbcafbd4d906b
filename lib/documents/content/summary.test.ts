import { expect, it } from 'vitest';
import { fullContent, groupContent } from '@/lib/documents/testing/full-content';
import type { Content, ContentEntry } from './content';
import { lookAt, summarise } from './summary';

const DEADLINE = new Date('2027-12-31T22:59:00Z');

const entriesOf = ({ parts }: Pick<Content, 'parts'>): ContentEntry[] =>
  parts.flatMap(({ sections }) => sections.flatMap(({ entries }) => entries));

function change(content: Content, keyEnd: string, changed: Partial<ContentEntry>): void {
  const entry = entriesOf(content).find(({ key }) => key.endsWith(keyEnd));
  if (!entry) throw new Error(`no question ${keyEnd}`);
  Object.assign(entry, changed);
}

it('counts what was asked, given, not applicable and missing, and the files with their weight', () => {
  const content = fullContent({ telephone: null, bilans_trois_exercices: null });
  change(content, '_pro_btp', { state: 'not_applicable', notApplicable: { reason: null }, files: [] });
  const { files, ...counts } = summarise(content);
  const asked = entriesOf(content).length;
  expect(counts).toEqual({ asked, given: asked - 3, notApplicable: 1, missing: 2 });
  const given = entriesOf(content).flatMap((entry) => entry.files);
  expect(files).toEqual({ count: given.length, sizeBytes: 2_412_345 * given.length, leftOut: 0 });
});

it('counts all members of a group, and the files of the declarations', () => {
  const [alone, group] = [summarise(fullContent()), summarise(groupContent())];
  expect(group.asked).toBe(3 * alone.asked);
  expect(group.files.count).toBe(3 * alone.files.count);
  const [file] = entriesOf(fullContent()).flatMap(({ files }) => files);
  if (!file) throw new Error('no file');
  const flagged = { ...file, file: { ...file.file, scanState: 'flagged' as const } };
  const content = fullContent({}, 'concerned');
  content.declaration.files = [flagged];
  expect(summarise(content).files).toMatchObject({ count: alone.files.count + 1, leftOut: 1 });
});

it('has nothing to look at where all is well', () => {
  const no = { choice: 'no', text: '', documents: [] };
  const grounds = [
    'liquidation_judiciaire',
    'faillite_interdiction',
    'manquement_execution',
    'bilan_ges',
    'plan_vigilance',
  ];
  const content = fullContent(Object.fromEntries(grounds.map((ground) => [ground, no])));
  expect(lookAt(content, DEADLINE)).toEqual({
    isConcerned: false,
    ...{ unfavourable: [], missing: [], expired: [], notApplicable: [], leftOut: [], registers: [] },
  });
});

it('finds what speaks against a firm, what is missing, what is valid no more, and where values come from', () => {
  const content = fullContent({ telephone: null }, 'concerned');
  const said = { kind: 'register', at: '2026-11-20T08:00:00.000Z', register: 'urssaf' } as const;
  change(content, '_declarations_cotisations_sociales', {
    provenances: { '': { ...said, validUntil: '2027-12-30' }, documents: { ...said, validUntil: '2028-01-01' } },
  });
  change(content, '_travailleurs_handicapes', { provenances: { '': { ...said, validUntil: '2027-12-31' } } });
  change(content, '_pro_btp', { state: 'not_applicable', notApplicable: { reason: 'Pas de salarié.' } });
  const found = lookAt(content, DEADLINE);
  expect(found.isConcerned).toBe(true);
  expect(found.unfavourable.map(({ label }) => label.buyer)).toContain('Liquidation ou redressement judiciaire');
  // « oui » speaks for a firm there
  expect(found.unfavourable.map(({ key }) => key).join()).not.toContain('certificats_ess');
  expect(found.missing.map(({ label }) => label.buyer)).toEqual(['Téléphone de contact']);
  expect(found.expired.map(({ validUntil }) => validUntil)).toEqual(['2027-12-30']);
  expect(found.notApplicable.map(({ notApplicable }) => notApplicable?.reason)).toEqual(['Pas de salarié.']);
  expect(found.registers).toEqual([{ register: 'urssaf', count: 2 }]);
});
