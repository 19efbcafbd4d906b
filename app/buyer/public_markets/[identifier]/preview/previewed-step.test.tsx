import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { Market, Requirement } from '@/db/queries/markets';
import { CATALOGUE_FIELDS, INPUT_TYPES } from '@/lib/catalogue';
import { blankForm } from '@/lib/journey/application-form';
import { pagesOfForm } from '@/lib/journey/section-states';
import { withSupportingFirms } from '@/lib/journey/supporting-firms-field';
import { PreviewedStep } from './previewed-step';

// Which registers are connected is a setting of the instance.
vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1/none');
vi.stubEnv('BASE_URL', 'http://localhost:3000');
vi.stubEnv('SECRET_KEY', '5e'.repeat(32));

const MARKET: Market = {
  id: 'b7c1',
  editorId: 'e1',
  identifier: 'VR-2026-XXXXXXXXXXXX',
  name: 'Rénovation de l’école',
  lotName: null,
  lotLimit: null,
  awardLimit: null,
  deadline: new Date('2026-12-31T22:59:00Z'),
  siret: '13002526500013',
  marketTypeCodes: ['works', 'defense'],
  providerUserId: null,
  configuration: {},
  revision: 3,
  createdAt: new Date('2026-11-01T08:00:00Z'),
  completedAt: null,
  cancelledAt: null,
};

/** A market that asks for the whole catalogue: every input type is in it. */
const REQUIREMENTS: Requirement[] = CATALOGUE_FIELDS.map(
  ({ key, mandatory, buyerHelp, locked, marketTypes, ...field }) => ({
    ...field,
    options: { ...field.options },
    lotRanks: null,
    marketId: MARKET.id,
    fieldKey: key,
    required: mandatory,
    categoryBuyerLabel: field.categoryKey,
    categoryCandidateLabel: field.categoryKey,
    categoryIntro: field.categoryKey,
    subcategoryBuyerLabel: field.subcategoryKey,
    subcategoryCandidateLabel: field.subcategoryKey,
  }),
);

const LOTS = [
  { number: 1, name: 'Gros œuvre', cpvCode: null },
  { number: 2, name: 'Peinture', cpvCode: null },
];
// What is asked of who relies on other firms is drawn as well.
const form = blankForm(withSupportingFirms(REQUIREMENTS), MARKET, LOTS);
const pages = pagesOfForm(form);
const draw = (at: string) =>
  renderToStaticMarkup(<PreviewedStep market={MARKET} lots={LOTS} platform="Orvéane" form={form} page={at} />);
const page = pages.map(draw).join('');
const unescaped = page.replaceAll('&#x27;', "'").replaceAll('&amp;', '&').replaceAll('&quot;', '"');

describe('the preview of the candidate’s form', () => {
  it('draws every field of every input type, with its question and its help', () => {
    expect(new Set(form.fields.map((field) => field.inputType))).toEqual(new Set(INPUT_TYPES));
    for (const { number } of LOTS) expect(page).toContain(`name="lots.lot_${number}"`);
    for (const field of CATALOGUE_FIELDS) {
      expect(page).toContain(`name="${field.key}.`);
      expect(unescaped).toContain(field.candidateLabel);
      expect(unescaped).toContain(field.candidateHelp);
    }
  });

  it('shows the declaration on honour once', () => {
    expect(page.match(/name="declaration.choice" value="no_exclusion"/g)).toHaveLength(1);
  });

  it('has nothing outside the disabled group that could be filled or sent', () => {
    expect(page).not.toContain('<form');
    expect(page.match(/<fieldset class="pm-preview" disabled="">/g)).toHaveLength(pages.length - 1);
    for (const at of pages) {
      const [before = ''] = draw(at).split('<fieldset class="pm-preview"');
      expect(before).not.toMatch(/<(input|textarea|button|select)/);
      if (draw(at) !== before) expect(draw(at)).toMatch(/<\/fieldset>$/);
    }
  });

  it('shows the law behind every question that has one, yes/no questions included', () => {
    for (const { inputType, legalReference } of CATALOGUE_FIELDS) {
      if (legalReference) expect(unescaped, inputType).toContain(legalReference);
    }
    // And the one about other firms.
    const referenced = CATALOGUE_FIELDS.filter((field) => field.legalReference !== null);
    expect(referenced.some((field) => field.inputType === 'yes_no_with_details')).toBe(true);
    expect(page.match(/<details class="pm-why">/g)).toHaveLength(referenced.length + 1);
  });
});
