import { describe, expect, it } from 'vitest';
import { readRetention } from '@/lib/retention-periods';
import { adminAuditText } from './admin-audit';
import * as apiAnswers from './api-answers';
import { apiPageText, guideText } from './api-guide';
import * as apiMembers from './api-members';
import * as apiOperations from './api-operations';
import { auditText } from './audit';
import * as buyerSteps from './buyer';
import { buyerChangesText } from './buyer-changes';
import { shownBackText } from './shown-back';
import { errorText, siteText } from './site';
import { buyerText, candidateText, editorText } from './site-doors';
import { homeText } from './site-home';
import { accessibilityText, legalText as legalTextOf } from './site-legal';
import { privacyText as privacyTextOf } from './site-privacy';

const [unsaid, said] = [{}, { publisher: 'A', director: 'B', host: 'C', contact: 'D', dataProtection: 'E' }];
const usual = readRetention('') as NonNullable<ReturnType<typeof readRetention>>;
const legalText = legalTextOf(unsaid);
const privacyText = privacyTextOf(usual, unsaid);

const everything = {
  siteText,
  errorText,
  homeText,
  buyerText,
  candidateText,
  editorText,
  accessibilityText,
  legalText,
  privacyText,
  adminAuditText,
  auditProblem: auditText.problem({ kind: 'missing', position: 3, auditId: 'a' }),
  said: [legalTextOf(said), privacyTextOf(usual, said)],
  apiPageText,
  guideText,
  buyerSteps,
  buyerChangesText,
  shownBackText,
  ...apiAnswers,
  ...apiMembers,
  ...apiOperations,
};

function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(sentencesOf) : [];
}

const sentences = sentencesOf(everything);

describe('French typography', () => {
  it('finds the sentences', () => expect(sentences.length).toBeGreaterThan(100));

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

it('gives each page its own title', () => {
  const pages = [homeText, buyerText, candidateText, editorText, accessibilityText, legalText, privacyText];
  const errors = [errorText.notFound, errorText.unauthorized, errorText.failure];
  const titles = [...pages, ...errors].map((page) => page.title);
  expect(new Set(titles).size).toBe(titles.length);
});
