import { describe, expect, it } from 'vitest';
import { readRetention } from '@/lib/settings/retention-periods';
import { auditText } from './audit';
import { errorText } from './site';
import { buyerText, candidateText, editorText } from './site-doors';
import { homeText } from './site-home';
import { accessibilityText, legalText as legalTextOf } from './site-legal';
import { privacyText as privacyTextOf } from './site-privacy';

const [unsaid, said] = [{}, { publisher: 'A', director: 'B', host: 'C', contact: 'D', dataProtection: 'E' }];
const usual = readRetention('') as NonNullable<ReturnType<typeof readRetention>>;
const legalText = legalTextOf(unsaid);
const [noRegister, registers] = [
  { identity: [], open: [], protected: [] },
  { identity: ['Insee'], open: ['Inpi'], protected: ['Urssaf', 'MSA'] },
];
const privacyText = privacyTextOf(usual, unsaid, noRegister);

const modules = import.meta.glob(['./**/*.ts', '!./**/*.test.ts'], { eager: true });
/** Sentences that a function completes, with what is put into them named rather than filled in. */
const sources = import.meta.glob<string>(['./**/*.ts', '!./**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});
const templates = Object.values(sources)
  .flatMap((source) => source.match(/`[^`]*`/g) ?? [])
  .map((template) => template.replace(/\$\{[^}]*\}/g, 'X').replaceAll('\\u00a0', '\u00a0'))
  // a template within a template is cut in the wrong place: what is left of it is code
  .filter((template) => !/[$'}]/.test(template));
/** What functions give, of which the sources show too little. */
const completed = [
  legalText,
  privacyText,
  legalTextOf(said),
  privacyTextOf(usual, said, registers),
  auditText.problem({ kind: 'missing', position: 3, auditId: 'a' }),
];

function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(sentencesOf) : [];
}

/** Addresses are no sentences. */
const sentences = [...sentencesOf(modules), ...sentencesOf(completed), ...templates].filter(
  (sentence) => !sentence.startsWith('/'),
);

describe('French typography', () => {
  it('finds the sentences', () => expect(sentences.length).toBeGreaterThan(1000));

  it.each([
    ['a breaking space before : ; ! ? »', / [:;!?»]/],
    ['a breaking space after «', /« /],
    ['no space before ; ! ? »', /[\p{L}\d][;!?»]/u],
    ['a straight apostrophe', /'/],
    ['three dots', /\.\.\./],
    ['two spaces', / {2}/],
  ])('has never %s', (_, fault) => {
    expect(sentences.filter((sentence) => fault.test(sentence))).toEqual([]);
  });
});

it('each page has a title of its own', () => {
  const pages = [homeText, buyerText, candidateText, editorText, accessibilityText, legalText, privacyText];
  const errors = [errorText.notFound, errorText.unauthorized, errorText.failure];
  const titles = [...pages, ...errors].map((page) => page.title);
  expect(new Set(titles).size).toBe(titles.length);
});
