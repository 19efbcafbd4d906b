import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Blocks } from '@/components/fields/blocks';
import type { FormProps } from '@/components/fields/form-props';
import { fieldForm } from '@/components/fields/forms';
import { INPUT_TYPES } from '@/lib/catalogue';
import { fieldText } from '@/lib/text/fields';
import { formatWhole } from '@/lib/text/format';
import type { Block } from './blocks';
import { checkAnswer } from './check-answer';
import { type FieldFile, inputName } from './field-type';
import { carriedDocumentIds, isAnswered, readAnswer } from './read-answer';
import { FIELD_TYPE_NAMES, fieldType } from './registry';
import { BUTTON } from './step-action';
import { leavesOf, withLeaf } from './testing/leaves';

/** The exam that every input type sits, whatever it asks for (catalogue.md, « Input types »). */

const FIRST: FieldFile = {
  id: '0b4e7a86-93b7-4a2d-8f5c-0f5d1f0a1c01',
  name: 'bilan & comptes.pdf',
  sizeBytes: 2_400_000,
  sha256: 'ab'.repeat(32),
  scanState: 'not_scanned',
  slot: 'documents',
};
const SECOND: FieldFile = { ...FIRST, id: '0b4e7a86-93b7-4a2d-8f5c-0f5d1f0a1c02', name: 'annexe.csv' };
const NOW = new Date('2026-11-22T10:00:00Z');

/** Members that are no text: one ticks them. */
const isTicked = (member: string) => /^(choice|checked|lot_\d+)$/.test(member);

describe.each(FIELD_TYPE_NAMES)('%s', (inputType) => {
  const type = fieldType(inputType);
  const field = {
    key: 'categorie_section_champ',
    label: 'Ce que l’on demande',
    help: 'Où le trouver.',
    legalReference: null,
    unfavourableWhenYes: false,
    mayNotApply: false,
    options: type.sampleOptions ?? {},
    inputType,
  };
  // The slots of the sample's first card, or of the only one that a list shows when it is empty.
  const slots = type.fileSlots.map((slot) => slot.replace('*', '1'));
  const carriesFiles = slots.length > 0;
  const documents = carriesFiles
    ? [
        { ...FIRST, slot: slots[0] ?? '' },
        { ...SECOND, slot: slots.at(-1) ?? '' },
      ]
    : [];
  const ids = documents.map((document) => document.id);
  const sample = leavesOf(type.sample);
  const members = [...sample.keys()];
  const textMembers = members.filter((member) => !isTicked(member));

  const Form = fieldForm(inputType);
  const draw = (given: Partial<FormProps> = {}) =>
    renderToStaticMarkup(
      <Form field={field} draft={{}} problems={[]} documents={[]} refusals={[]} now={NOW} {...given} />,
    );

  it('refuses what no input of it posts, provenance first of all', () => {
    expect(type.posted.safeParse({ ...type.sample, provenance: 'auto' }).success).toBe(false);
    expect(type.posted.safeParse({ ...type.sample, documents: ids }).success).toBe(false);
  });

  it('is heard once: help stands in no label and no legend, and nothing is a « status », which is read out empty', () => {
    const form = draw({ documents });
    expect(form.split(field.help)).toHaveLength(2);
    expect(form).not.toMatch(/<(legend|label)[^>]*>(?:(?!<\/\1>).)*Où le trouver/);
    for (const [fieldset] of form.matchAll(/<fieldset[^>]*>/g)) expect(fieldset).toContain('tabindex="-1"');
    expect(form).not.toContain('role="status"');
  });

  it('reads the absence of everything as « non renseigné », never as an error', () => {
    const empty = members.reduce((posted, member) => withLeaf(posted, member, ''), type.sample);
    const blank = textMembers.reduce((posted, member) => withLeaf(posted, member, ' \r\n '), empty);
    const invisible = textMembers.reduce((posted, member) => withLeaf(posted, member, '\u3164\u200b\0\u2028'), empty);
    for (const posted of [{}, empty, blank, invisible]) {
      const { value, problems } = checkAnswer(field, posted, []);
      expect(problems).toEqual([]);
      expect(value && type.isAnswered(value)).toBe(false);
      expect(readAnswer({ field, value, documents: [] })).toEqual([{ kind: 'missing', text: fieldText.missing }]);
    }
    expect(readAnswer({ field, value: null, documents: [] })).toEqual([{ kind: 'missing', text: fieldText.missing }]);
  });

  it('reads « non concerné » as the answer, whatever was given before', () => {
    const { value } = checkAnswer(field, type.sample, documents);
    for (const given of [null, value]) {
      const notApplicable = { field: { ...field, notApplicable: { reason: 'Aucun salarié.' } }, value: given };
      expect(isAnswered(notApplicable)).toBe(true);
      expect(carriedDocumentIds(notApplicable)).toEqual([]);
      expect(readAnswer({ ...notApplicable, documents })).toEqual([
        { kind: 'paragraph', text: 'Non concerné (déclaré par le candidat)' },
        { kind: 'pair', label: 'Motif', value: 'Aucun salarié.' },
      ]);
    }
    const without = { field: { ...field, notApplicable: { reason: null } }, value: null, documents };
    expect(readAnswer(without)).toHaveLength(1);
  });

  it.each(textMembers)('refuses markup in %s and keeps what was typed', (member) => {
    const posted = withLeaf(type.sample, member, ' <b>gras</b>\r\n');
    const { draft, value, problems } = checkAnswer(field, posted, documents);
    expect(draft).toEqual(posted);
    expect(value).toBeNull();
    expect(problems).toContainEqual({ member, code: 'markup' });
  });

  it.each(textMembers)('keeps %s when it is far too long, and says so', (member) => {
    const posted = withLeaf(type.sample, member, 'é'.repeat(150_000));
    const { draft, value, problems } = checkAnswer(field, posted, documents);
    expect(draft).toEqual(posted);
    expect(value).toBeNull();
    const problem = problems.find(({ code }) => code === 'too_long');
    expect(problem).toMatchObject({ member, length: { actual: 150_000 } });
    const said = fieldText.problem({ code: 'too_long', ...problem });
    const { max = 0 } = problem?.length ?? {};
    for (const number of [150_000, 150_000 - max, max]) expect(said).toContain(formatWhole(number));
  });

  it.each(textMembers)('reads %s without what pasting brought unseen, and keeps what was typed', (member) => {
    const typed = sample.get(member) ?? '';
    const posted = withLeaf(
      type.sample,
      member,
      `\ufeff\u202a\0${typed.replaceAll(' ', '\u202f')}\u007f\u202c\u200b\r\n`,
    );
    const { draft, value, problems } = checkAnswer(field, posted, documents);
    expect(problems).toEqual([]);
    expect(draft).toEqual(posted);
    expect(value).toEqual(checkAnswer(field, type.sample, documents).value);
  });

  it('accepts its sample, with files when it takes some', () => {
    const { draft, value, problems } = checkAnswer(field, type.sample, documents);
    expect(problems).toEqual([]);
    expect(draft).toEqual(type.sample);
    expect(value && type.isAnswered(value)).toBe(true);
  });

  it('returns the same answer when what it stored is stored again', () => {
    const { value } = checkAnswer(field, type.sample, documents);
    expect(type.stored(field).parse(value)).toEqual(value);
  });

  it('tells the reader everything that was given', () => {
    const { value } = checkAnswer(field, type.sample, documents);
    const blocks = readAnswer({ field, value, documents });
    const told = withoutSpaces(blocks.map(textOf).join(' '));
    for (const typed of [...sample].map(asRead)) expect(told).toContain(withoutSpaces(typed));
    for (const document of documents) expect(told).toContain(withoutSpaces(document.name));
  });

  it('carries the files that its reading shows, and no other; files never go without a word', () => {
    const parts = Object.entries(type.sample).map((part) => Object.fromEntries([part]));
    for (const posted of [type.sample, {}, ...parts]) {
      const { value, problems } = checkAnswer(field, posted, documents);
      expect(value === null).toBe(problems.length > 0);
      if (value === null) continue;
      const shown = readAnswer({ field, value, documents }).flatMap((block) =>
        block.kind === 'files' ? block.files.map((file) => file.id) : [],
      );
      expect(shown).toEqual([...type.documentIds(value)]);
      expect(shown).toEqual(ids);
    }
  });

  it('shows nothing of a file that is not one of its answer', () => {
    const { value } = checkAnswer(field, type.sample, []);
    const stranger = { ...FIRST, id: '0b4e7a86-93b7-4a2d-8f5c-0f5d1f0a1c99', name: 'etranger.pdf' };
    expect(JSON.stringify(readAnswer({ field, value, documents: [stranger] }))).not.toContain('etranger');
  });

  it('draws on screen what its reading says', () => {
    const { value } = checkAnswer(field, type.sample, documents);
    const blocks = readAnswer({ field, value, documents });
    const html = renderToStaticMarkup(<Blocks blocks={blocks} />);
    const page = withoutSpaces(readable(html.replace(/<[^>]*>/g, ' ')));
    for (const typed of [...sample].map(asRead)) expect(page).toContain(withoutSpaces(typed));
    for (const document of documents) expect(page).toContain(withoutSpaces(document.name));
  });

  it('ties a label to every input, and asks under the names that it understands', () => {
    const inputs = inputsOf(draw());
    const asked = inputs.map((input) => input.name?.replace(`${field.key}.`, '') ?? '');
    expect(new Set(asked)).toEqual(new Set([...members, ...slots]));
    const labelled = [...draw().matchAll(/<label[^>]* for="([^"]+)"/g)].map((match) => match[1]);
    for (const input of inputs) expect(labelled).toContain(input.id);
    expect(new Set(inputs.map((input) => input.id)).size).toBe(inputs.length);
    expect(readable(draw())).toContain(field.label);
    expect(readable(draw())).toContain(field.help);
  });

  it('shows again what was typed', () => {
    const html = readable(draw({ draft: type.sample }));
    for (const member of textMembers) expect(html).toContain(sample.get(member));
  });

  it.each(textMembers)('says under %s what is wrong with it, also to who does not see the page', (member) => {
    const html = draw({ draft: withLeaf(type.sample, member, '<b>'), problems: [{ member, code: 'markup' }] });
    const input = inputsOf(html).find((candidate) => candidate.name === inputName(field.key, member));
    expect(readable(html)).toContain(fieldText.problem({ code: 'markup' }));
    expect(input?.tag).toContain('aria-invalid="true"');
    const describing = /aria-describedby="([^"]+)"/.exec(input?.tag ?? '')?.[1]?.split(' ') ?? [];
    expect(describing).toContain(`${input?.id}-errors`);
    for (const id of describing) expect(html).toContain(`id="${id}"`);
  });

  it.runIf(carriesFiles)('lists its files, each with the button that removes it, and names the refused ones', () => {
    const html = draw({ documents, refusals: [{ name: 'macro.docm', code: 'type', slot: slots[0] }] });
    for (const { id, name } of documents) {
      const button = html.match(/<button[^>]*>/g)?.find((tag) => tag.includes(`value="${id}"`));
      expect(button).toContain('type="submit"');
      expect(button).toContain(`name="${BUTTON.removeDocument}"`);
      expect(readable(html)).toContain(fieldText.removeFile(name));
    }
    expect(readable(html)).toContain(fieldText.refusal('macro.docm', 'type'));
  });

  it('answers nothing by itself', () => {
    expect(draw()).not.toMatch(/ (checked|selected)=/);
    expect(draw()).not.toMatch(/<input[^>]* type="(text|email|tel|url)"[^>]* value="[^"]+"/);
    expect(draw()).not.toMatch(/<textarea[^>]*>[^<]/);
  });
});

describe('registry', () => {
  it('has a room for whatever the catalogue may ask', () => {
    expect(new Set(FIELD_TYPE_NAMES)).toEqual(new Set(INPUT_TYPES));
  });

  it('asks for a type of another version as a long text', () => {
    expect(fieldType('hologram')).toBe(fieldType('long_text'));
  });
});

function inputsOf(html: string) {
  return [...html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => ({
    tag,
    id: / id="([^"]+)"/.exec(tag)?.[1],
    name: / name="([^"]+)"/.exec(tag)?.[1],
  }));
}

function readable(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const withoutSpaces = (text: string) => text.replace(/\s/gu, '');
const asRead = ([member, typed]: [string, string]) =>
  /^lot_/.test(member) ? 'Lot 1 : Gros œuvre (CPV 45223220-4)' : isTicked(member) ? fieldText.yes : typed;

function textOf(block: Block): string {
  switch (block.kind) {
    case 'pair':
      return `${block.label} ${block.value}`;
    case 'table':
      return [block.caption, ...block.columns, ...block.rows.flat()].join(' ');
    case 'files':
      return block.files.map((file) => file.name).join(' ');
    default:
      return block.text;
  }
}
