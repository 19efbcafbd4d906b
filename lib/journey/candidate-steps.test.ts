import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS } from '@/lib/catalogue';
import {
  candidatePages,
  candidateSteps,
  currentCandidateStep,
  DECLARATION_SECTION,
  declarationPage,
  EXCLUSION_CATEGORY,
  hasReachedStep,
  IDENTITY_CATEGORY,
  isPageSaved,
  isWithin,
  pageAfter,
  savedWith,
  whereOneStopped,
} from './candidate-steps';

const stepsAsking = (...categoryKeys: string[]) => candidateSteps(categoryKeys.map((categoryKey) => ({ categoryKey })));
const pagesAsking = (...sections: string[]) =>
  candidatePages(
    sections.map((section) => {
      const [categoryKey = '', subcategoryKey = ''] = section.split('/');
      return { categoryKey, subcategoryKey };
    }),
  );

describe('the steps of the candidate’s journey', () => {
  it('are one per category asked for, between identification and summary', () => {
    const asked = ['identite_entreprise', 'motifs_exclusion', 'motifs_exclusion', 'capacite_economique_financiere'];
    expect(stepsAsking(...asked)).toEqual([
      'company_identification',
      'motifs_exclusion',
      'capacite_economique_financiere',
      'summary',
    ]);
  });

  it('are identification and summary whatever is asked', () => {
    expect(stepsAsking()).toEqual(['company_identification', 'summary']);
  });

  const steps = stepsAsking('identite_entreprise', 'motifs_exclusion', 'capacite_economique_financiere');

  it.each([
    [[], 'company_identification', [0]],
    [['company_identification'], 'motifs_exclusion', [0, 1]],
    [['company_identification', 'motifs_exclusion'], 'capacite_economique_financiere', [0, 1, 2]],
    [['company_identification', 'motifs_exclusion', 'capacite_economique_financiere'], 'summary', [0, 1, 2, 3]],
    [['company_identification', 'a_category_of_another_market'], 'motifs_exclusion', [0, 1]],
    // In any order: what was saved was reached.
    [['capacite_economique_financiere'], 'company_identification', [0, 2]],
  ])('replays %j: one stands at %s', (savedSteps, current, reached) => {
    expect(currentCandidateStep(steps, savedSteps)).toBe(current);
    const isReached = (step: string) => hasReachedStep(steps, savedSteps, step);
    expect(steps.flatMap((step, index) => (isReached(step) ? index : []))).toEqual(reached);
    expect(isReached('capacites_techniques_professionnelles')).toBe(false);
  });
});

const PAGES = pagesAsking(
  'identite_entreprise/identification',
  'identite_entreprise/contact',
  'motifs_exclusion/fiscales_et_sociales',
  'motifs_exclusion/fiscales_et_sociales',
  'motifs_exclusion/appreciation_acheteur_discretionnaire',
  'capacite_economique_financiere/bilans',
);

describe('the pages of the candidate’s journey', () => {
  it('are one for identification, one per sub-category, one for the declaration on honour, and the summary', () => {
    expect(PAGES).toEqual([
      'company_identification',
      'motifs_exclusion/fiscales_et_sociales',
      'motifs_exclusion/appreciation_acheteur_discretionnaire',
      'motifs_exclusion/declaration',
      'capacite_economique_financiere/bilans',
      'summary',
    ]);
  });

  it('have addresses that neither another page nor a door of a step has', () => {
    const keys = CATALOGUE_CATEGORIES.map((category) => category.key);
    expect(keys).toEqual(expect.arrayContaining([IDENTITY_CATEGORY, EXCLUSION_CATEGORY]));
    expect(keys).not.toContain('summary');
    expect(keys).not.toContain('company_identification');
    const taken = [DECLARATION_SECTION, 'draft', 'files', 'save', 'states', 'progress'];
    for (const { key } of CATALOGUE_CATEGORIES.flatMap(({ subcategories }) => subcategories)) {
      expect(taken.filter((word) => key.startsWith(word))).toEqual([]);
    }
    const all = candidatePages(CATALOGUE_FIELDS);
    expect(new Set(all).size).toBe(all.length);
  });

  it('carry the declaration with the exclusion grounds, else at the summary', () => {
    expect(declarationPage(PAGES)).toBe('motifs_exclusion/declaration');
    expect(declarationPage(pagesAsking('identite_entreprise/contact'))).toBe('summary');
  });

  it.each([
    ['company_identification', 'motifs_exclusion/fiscales_et_sociales'],
    ['motifs_exclusion/fiscales_et_sociales', 'motifs_exclusion/appreciation_acheteur_discretionnaire'],
    ['motifs_exclusion', 'capacite_economique_financiere/bilans'],
    ['capacite_economique_financiere/bilans', 'summary'],
    ['summary', 'summary'],
  ])('after %s comes %s', (place, next) => {
    expect(pageAfter(PAGES, place)).toBe(next);
  });

  it.each([
    [[], 'company_identification'],
    [['company_identification'], 'motifs_exclusion/fiscales_et_sociales'],
    [['motifs_exclusion/appreciation_acheteur_discretionnaire'], 'motifs_exclusion/declaration'],
    [['capacite_economique_financiere/bilans'], 'company_identification'],
    // Saved whole, as before there were sections, or by a program.
    [['company_identification', 'motifs_exclusion'], 'capacite_economique_financiere/bilans'],
    [['company_identification', 'motifs_exclusion', 'capacite_economique_financiere'], 'summary'],
  ])('saved %j, one goes on at %s', (places, next) => {
    const saved = places.reduce<string[]>((before, place) => savedWith(PAGES, before, place), []);
    expect(whereOneStopped(PAGES, saved)).toBe(next);
  });

  it('saves a step with the last of its pages, and a page with its step, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(PAGES), (places) => {
        const saved = places.reduce<string[]>((before, place) => savedWith(PAGES, before, place), []);
        expect(PAGES.filter((page) => isPageSaved(saved, page)).toSorted()).toEqual(places.toSorted());
        for (const step of ['motifs_exclusion', 'capacite_economique_financiere']) {
          const isWhole = PAGES.filter((page) => isWithin(page, step)).every((page) => places.includes(page));
          expect(saved.includes(step)).toBe(isWhole);
        }
        const stopped = whereOneStopped(PAGES, saved);
        expect(stopped === 'summary' || !places.includes(stopped)).toBe(true);
      }),
    );
    expect(isPageSaved(savedWith(PAGES, [], 'motifs_exclusion'), 'motifs_exclusion/declaration')).toBe(true);
  });
});
