import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CATALOGUE_CATEGORIES,
  CATALOGUE_FIELDS,
  fieldsForMarketTypes,
  isInputType,
  isMarketType,
  type MarketType,
  REQUIRED_TO_SUBMIT,
} from './index';
import { INSEE_LEGAL_CATEGORIES } from './insee-legal-categories';

describe('the four categories', () => {
  it('come in the order of the steps, with their sections', () => {
    expect(CATALOGUE_CATEGORIES.map(({ rank, key }) => [rank, key])).toEqual([
      [1, 'identite_entreprise'],
      [2, 'motifs_exclusion'],
      [3, 'capacite_economique_financiere'],
      [4, 'capacites_techniques_professionnelles'],
    ]);
    expect(CATALOGUE_CATEGORIES.map((category) => category.subcategories.map(({ key }) => key))).toEqual([
      ['identification', 'contact'],
      ['fiscales_et_sociales', 'appreciation_acheteur_discretionnaire'],
      ['chiffre_affaires', 'bilans', 'assurance'],
      ['effectifs', 'certificats', 'realisations', 'outillage', 'assurance_qualite', 'securite_et_confidentialite'],
    ]);
  });

  it('and their sections are all used, in order, by the fields', () => {
    const sections = CATALOGUE_CATEGORIES.flatMap((category) =>
      category.subcategories.map(({ categoryKey, key }) => `${categoryKey}_${key}_`),
    );
    expect([...new Set(CATALOGUE_FIELDS.map((field) => `${field.categoryKey}_${field.subcategoryKey}_`))]).toEqual(
      sections,
    );
  });
});

describe('the fields', () => {
  it('are 51, each with a key of its own and its place', () => {
    expect(CATALOGUE_FIELDS).toHaveLength(51);
    expect(new Set(CATALOGUE_FIELDS.map(({ key }) => key)).size).toBe(51);
    expect(CATALOGUE_FIELDS.map(({ rank }) => rank)).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
  });

  it('cover every input type, as often as the catalogue was written', () => {
    const counts: Record<string, number> = {};
    for (const { inputType } of CATALOGUE_FIELDS) counts[inputType] = (counts[inputType] ?? 0) + 1;
    expect(counts).toEqual({
      text: 7,
      email: 1,
      phone: 1,
      yes_no_with_details: 6,
      files: 16,
      turnover_by_year: 1,
      checkbox_with_files: 1,
      headcount_by_year: 1,
      people: 2,
      url: 2,
      past_contracts: 2,
      long_text: 8,
      samples: 1,
      files_or_text: 2,
    });
  });

  it.each(CATALOGUE_FIELDS.map((field) => [field.key, field] as const))('%s is complete', (key, field) => {
    expect(key).toMatch(/^[a-z_]+$/);
    expect(key.startsWith(`${field.categoryKey}_${field.subcategoryKey}_`)).toBe(true);
    expect(isInputType(field.inputType)).toBe(true);
    expect(field.marketTypes.length).toBeGreaterThan(0);
    expect(new Set(field.marketTypes).size).toBe(field.marketTypes.length);
    expect(field.marketTypes.every(isMarketType)).toBe(true);
    expect(field.source ?? 'insee.siret').toMatch(/^[a-z_]+\.[a-z_]+$/);
    if (field.locked) expect(field.mandatory).toBe(true);
    if (field.mandatory) expect(field.marketTypes).not.toEqual(['defense']);
    if (field.categoryKey !== 'identite_entreprise') expect(field.legalReference).toMatch(/^[A-ZÉ].*\d/);
  });

  it('say « oui » is unfavourable for every exclusion question, and for nothing else', () => {
    for (const field of CATALOGUE_FIELDS) {
      const exclusionQuestion = field.categoryKey === 'motifs_exclusion' && field.inputType === 'yes_no_with_details';
      expect([field.key, field.unfavourableWhenYes]).toEqual([field.key, exclusionQuestion]);
    }
  });

  it('may not apply where the specification says so, never an exclusion question', () => {
    const table = readFileSync(path.join(import.meta.dirname, '../../e2e/specified-fields.tsv'), 'utf8');
    const specified = table.split('\n').flatMap((row) => (row.endsWith('\tyes') ? row.split('\t').slice(0, 1) : []));
    expect(specified).toHaveLength(22);
    expect(CATALOGUE_FIELDS.filter((field) => field.mayNotApply).map(({ key }) => key)).toEqual(specified);
    expect(CATALOGUE_FIELDS.filter((field) => field.mayNotApply && field.unfavourableWhenYes)).toEqual([]);
  });

  it('give each input type the options that are its own', () => {
    for (const { key, inputType, options } of CATALOGUE_FIELDS) {
      expect([key, options.windowYears !== undefined]).toEqual([key, inputType === 'past_contracts']);
      if (options.suggestions || options.format || options.choices) expect([key, inputType]).toEqual([key, 'text']);
      if (options.detailsWithNo) expect([key, inputType]).toEqual([key, 'yes_no_with_details']);
    }
  });

  it('offer for the legal form the Insee’s ten top-level categories after the names that firms know, few enough to read', () => {
    const field = CATALOGUE_FIELDS.find(({ key }) => key === 'identite_entreprise_identification_forme_juridique');
    const offered = field?.options.suggestions ?? [];
    expect(INSEE_LEGAL_CATEGORIES).toHaveLength(10);
    expect(offered.slice(-10)).toEqual(INSEE_LEGAL_CATEGORIES);
    for (const name of ['SARL', 'SAS', 'SASU', 'EURL', 'SA', 'Association']) {
      expect(offered.slice(0, -10).filter((text) => new RegExp(`\\b${name}\\b`).test(text))).toHaveLength(1);
    }
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered.length).toBeLessThanOrEqual(24);
  });

  it('include those without which nothing can be submitted, always asked', () => {
    for (const key of Object.values(REQUIRED_TO_SUBMIT)) {
      expect(CATALOGUE_FIELDS.find((field) => field.key === key)).toMatchObject({ mandatory: true, locked: true });
    }
  });
});

describe('what people read', () => {
  const texts = [
    ...CATALOGUE_CATEGORIES.flatMap(({ key, buyerLabel, candidateLabel, intro, subcategories }) => [
      [`${key} buyer`, buyerLabel, 255] as const,
      [`${key} candidate`, candidateLabel, 255] as const,
      [`${key} intro`, intro, 300] as const,
      ...subcategories.flatMap((section) => [
        [`${section.key} buyer`, section.buyerLabel, 255] as const,
        [`${section.key} candidate`, section.candidateLabel, 255] as const,
      ]),
    ]),
    ...CATALOGUE_FIELDS.flatMap((field) => [
      [`${field.key} buyer`, field.buyerLabel, 255] as const,
      [`${field.key} buyer help`, field.buyerHelp, 300] as const,
      [`${field.key} candidate`, field.candidateLabel, 255] as const,
      [`${field.key} candidate help`, field.candidateHelp, 300] as const,
      [`${field.key} law`, field.legalReference ?? '–', 255] as const,
      ...(field.options.suggestions ?? []).map((text) => [`${field.key} ${text}`, text, 255] as const),
      ...(field.options.choices ?? []).map(({ label }) => [`${field.key} ${label}`, label, 255] as const),
    ]),
  ];

  it.each(texts)('%s', (_name, text, longest) => {
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
    expect([...text].length).toBeLessThanOrEqual(longest);
    expect(text, 'straight quotes').not.toMatch(/['"]/);
    expect(text, 'a breaking space, or none, before double punctuation').not.toMatch(/[^\u00a0][;!?»]|[^\u00a0]:/);
    expect(text, 'a breaking space, or none, after «').not.toMatch(/«[^\u00a0]/);
    expect(text, 'narrow or double spaces, three dots').not.toMatch(/\u202f|\s\s|\.\.\./);
    expect(text, 'thousands in groups').not.toMatch(/\d \d{3}(?!\d| \d\d)/);
  });

  it('asks the candidate a question with its mark, and a help that ends as a sentence', () => {
    for (const { key, buyerHelp, candidateLabel, candidateHelp } of CATALOGUE_FIELDS) {
      const interrogative = /^(Quel|Qui |Combien|Comment|À quel|De quel|D’où)|-(il|elle|elles|ils|vous)\b/.test(
        candidateLabel,
      );
      expect([key, candidateLabel.endsWith('\u00a0?')]).toEqual([key, interrogative]);
      expect([key, /[.…]$/.test(buyerHelp), /[.…]$/.test(candidateHelp)]).toEqual([key, true, true]);
    }
  });
});

describe('fieldsForMarketTypes', () => {
  /** Counted from the specification's table: fields offered, mandatory among them, filled by a register among them. */
  it.each<[MarketType[], number, number, number]>([
    [['supplies'], 35, 14, 14],
    [['supplies', 'defense'], 40, 15, 15],
    [['services'], 39, 14, 17],
    [['services', 'defense'], 44, 15, 18],
    [['works'], 40, 16, 20],
    [['works', 'defense'], 44, 16, 20],
    [['supplies', 'services'], 39, 14, 17],
    [['supplies', 'services', 'defense'], 44, 15, 18],
    [['supplies', 'works'], 44, 16, 20],
    [['supplies', 'works', 'defense'], 48, 16, 20],
    [['services', 'works'], 47, 16, 22],
    [['services', 'works', 'defense'], 51, 16, 22],
    [['supplies', 'services', 'works'], 47, 16, 22],
    [['supplies', 'services', 'works', 'defense'], 51, 16, 22],
  ])('%j', (types, available, mandatory, retrieved) => {
    const fields = fieldsForMarketTypes(types);
    expect(fields).toHaveLength(available);
    expect(fields.filter((field) => field.mandatory)).toHaveLength(mandatory);
    expect(fields.filter((field) => field.source !== null)).toHaveLength(retrieved);
    expect(fields.filter((field) => field.locked)).toHaveLength(9);
    expect(fields.map(({ rank }) => rank)).toEqual(fields.map(({ rank }) => rank).sort((a, b) => a - b));
    expect(fieldsForMarketTypes([...types].reverse())).toEqual(fields);
  });

  it('reads the catalogue it is given', () => {
    const [first, ...others] = CATALOGUE_FIELDS;
    expect(fieldsForMarketTypes(['supplies'], others)).toHaveLength(34);
    expect(fieldsForMarketTypes(['supplies'], others)).not.toContain(first);
    expect(fieldsForMarketTypes([])).toEqual([]);
  });
});
