import { describe, expect, it } from 'vitest';
import { CATALOGUE_CATEGORIES } from '@/lib/catalogue';
import {
  candidateSteps,
  categoryOfStep,
  currentCandidateStep,
  declarationStep,
  EXCLUSION_CATEGORY,
  IDENTITY_CATEGORY,
  mayVisitCandidateStep,
} from './candidate-steps';

const asking = (...categoryKeys: string[]) => candidateSteps(categoryKeys.map((categoryKey) => ({ categoryKey })));

describe('the candidate’s journey', () => {
  it('has one step per category asked for, between identification and summary', () => {
    const asked = ['identite_entreprise', 'motifs_exclusion', 'motifs_exclusion', 'capacite_economique_financiere'];
    expect(asking(...asked)).toEqual([
      'company_identification',
      'motifs_exclusion',
      'capacite_economique_financiere',
      'summary',
    ]);
  });

  it('has identification and summary whatever is asked', () => {
    expect(asking()).toEqual(['company_identification', 'summary']);
  });

  it('knows the categories of the catalogue', () => {
    const keys = CATALOGUE_CATEGORIES.map((category) => category.key);
    expect(keys).toContain(IDENTITY_CATEGORY);
    expect(keys).toContain(EXCLUSION_CATEGORY);
    // A category named like a step would make two steps of one address.
    expect(keys).not.toContain('summary');
    expect(keys).not.toContain('company_identification');
  });

  const steps = asking('identite_entreprise', 'motifs_exclusion', 'capacite_economique_financiere');

  it.each([
    [[], 'company_identification', 1],
    [['company_identification'], 'motifs_exclusion', 2],
    [['company_identification', 'motifs_exclusion'], 'capacite_economique_financiere', 3],
    [['company_identification', 'motifs_exclusion', 'capacite_economique_financiere'], 'summary', 4],
    [['company_identification', 'motifs_exclusion', 'capacite_economique_financiere', 'summary'], 'summary', 4],
    [['motifs_exclusion', 'summary'], 'company_identification', 1],
    [['company_identification', 'a_category_of_another_market'], 'motifs_exclusion', 2],
  ])('replays %j: one stands at %s', (savedSteps, current, openCount) => {
    expect(currentCandidateStep(steps, savedSteps)).toBe(current);
    expect(steps.filter((step) => mayVisitCandidateStep(steps, savedSteps, step))).toEqual(steps.slice(0, openCount));
  });

  it.each(['identite_entreprise', 'capacites_techniques_professionnelles', '', 'toString'])(
    'has no step %j when the market does not ask for it',
    (step) => {
      expect(mayVisitCandidateStep(steps, steps, step)).toBe(false);
    },
  );

  it('asks for identity at identification, and for each category at its own step', () => {
    expect(categoryOfStep('company_identification')).toBe('identite_entreprise');
    expect(categoryOfStep('motifs_exclusion')).toBe('motifs_exclusion');
  });

  it('asks for the declaration with the exclusion grounds, else at the summary', () => {
    expect(declarationStep(steps)).toBe('motifs_exclusion');
    expect(declarationStep(asking('identite_entreprise'))).toBe('summary');
  });
});
