import sax from 'sax';
import { describe, expect, it } from 'vitest';
import { fullContent, groupContent } from '@/lib/documents/testing/full-content';
import { EXCLUSION_CRITERIA, OTHER_CRITERIA, SELECTION_CRITERIA } from './criteria';
import { espdFirms, espdResponse } from './espd-response';

const whole = espdResponse(fullContent(), { number: null });
const all = [...EXCLUSION_CRITERIA, ...SELECTION_CRITERIA, ...OTHER_CRITERIA];

const codesIn = (xml: string) => [...xml.matchAll(/<cbc:CriterionTypeCode[^>]*>([^<]+)</g)].map(([, code]) => code);

/** What is answered to a property, by its identifier: `true`, a text, an amount… */
function answersIn(xml: string): Map<string, string> {
  const responses = xml.matchAll(/<cac:TenderingCriterionResponse>.*?<\/cac:TenderingCriterionResponse>/gs);
  return new Map(
    [...responses].map(([response]) => [
      /ValidatedCriterionPropertyID[^>]*>([^<]+)</.exec(response)?.[1] ?? '',
      /<(?:cac:ResponseValue>.*<cbc:(?:Response\w+|Description)[^>]*|cbc:EndDate|cac:EvidenceSupplied><cbc:ID)>([^<]*)</s.exec(
        response,
      )?.[1] ?? '',
    ]),
  );
}
const answer = (xml: string, place: string) => answersIn(xml).get(`${place}/QG1/Q1`);

describe('a response', () => {
  it('is well-formed, and the same for the same content', () => {
    const parser = sax.parser(true);
    parser.onerror = (error) => {
      throw error;
    };
    parser.write(whole).close();
    expect(espdResponse(fullContent(), { number: null })).toBe(whole);
  });

  it('has every criterion once, each under its identifier, and answers only to what it asks', () => {
    expect(codesIn(whole)).toEqual(all.map(({ code }) => code));
    for (const { id } of all) expect(whole.split(`>${id}</cbc:ID>`)).toHaveLength(2);
    const asked = new Set([...whole.matchAll(/<cbc:ID[^>]*>([^<]+)<\/cbc:ID><cbc:Description>/g)].map(([, id]) => id));
    for (const id of answersIn(whole).keys()) expect(asked).toContain(id);
  });

  it('says what was typed: amounts, shares, years, contracts, people, a text', () => {
    const answers = answersIn(whole);
    const first = (id: string) => whole.includes(`>${id}/R1</cbc:ID>`);
    expect(whole).toContain('<cbc:ResponseAmount currencyID="EUR">1234567.5</cbc:ResponseAmount>');
    // 42,5 % of it
    expect(whole).toContain('<cbc:ResponseAmount currencyID="EUR">524691.19</cbc:ResponseAmount>');
    expect(whole).toContain('<cac:ApplicablePeriod><cbc:EndDate>2025-12-31</cbc:EndDate></cac:ApplicablePeriod>');
    expect(answers.get('C50_SC_year-manpower/RG1/RSG1/QSG2/Q1')).toBe('2023');
    expect(answers.get('C50_SC_year-manpower/RG1/RSG1/QSG2/Q2')).toBe('87');
    expect(answers.get('C37_SC_work-perform/RG1/RSG1/QSG2/QSG1/Q2')).toBe('84120.5');
    expect(answers.get('C37_SC_work-perform/RG1/RSG1/QSG2/QSG1/QSG1/Q1')).toBe('Commune de Saint-Malo');
    expect(answers.get('C47_SC_qualification/RG1/RSG1/RSG1/QSG2/QSG1/Q2')).toBe('Lefèvre');
    expect(first('C46_SC_tech-equip/RG1/RSG1/RSG1/QSG2/Q1')).toBe(true);
    expect(answers.get('C65_OT_sme/QG1/Q1')).toBe('true');
  });

  it('names its evidence by the address in the package, under the digest of the file', () => {
    expect(answersIn(whole).get('C36_SC_finan-requ/RG1/RSG1/RSG1/RSG3/QSG1/QSG1/QSG1/Q1')).toMatch(
      /^EVIDENCE-\d\d-01$/,
    );
    expect(whole).toMatch(
      /<cbc:URI>documents\/user_\d\d_01_trois_exercices_trois_exercices%20%C3%A9t%C3%A9%20%26%20hiver\.pdf</,
    );
    expect(whole.match(/<cac:Evidence>/g)?.length).toBe(new Set(whole.match(/<cac:EvidenceSupplied>.*?<\/cac/g)).size);
  });

  it('gives nobody a file that the antivirus flagged', () => {
    const content = fullContent();
    const entries = content.parts.flatMap(({ sections }) => sections.flatMap((section) => section.entries));
    for (const file of entries.flatMap((entry) => entry.files)) file.file.scanState = 'flagged';
    const xml = espdResponse(content, { number: null });
    expect(xml).not.toContain('<cac:Evidence>');
    expect(xml).not.toContain('.pdf');
  });

  it('bears whatever a person may type, and what XML has no place for is left out', () => {
    const typed = '<&>"\' ]]> \u0001\ud800 é 𝔘 é\r\nfin';
    const xml = espdResponse(fullContent({ materiel_equipements: { text: typed } }), { number: null });
    expect(xml).toContain("<cbc:Description>&lt;&amp;&gt;&quot;' ]]&gt;  é 𝔘 é&#13;\nfin</cbc:Description>");
  });
});

describe('exclusion criteria', () => {
  const unasked = {
    liquidation_judiciaire: null,
    faillite_interdiction: null,
    manquement_execution: null,
    bilan_ges: null,
    plan_vigilance: null,
  };

  it('« n’entre dans aucun cas » answers those whose question is no wider than the articles, and no other', () => {
    const xml = espdResponse(fullContent(unasked), { number: null });
    expect(codesIn(xml).slice(0, 24)).toEqual(EXCLUSION_CRITERIA.map(({ code }) => code));
    const answered = EXCLUSION_CRITERIA.filter(({ place, code }) =>
      [...answersIn(xml)].some(([id, said]) => id.startsWith(`${place}_${code}/`) && said === 'false'),
    ).map(({ code }) => code);
    expect(answered).toEqual([
      'crime-org',
      'corruption',
      'fraud',
      'terr-offence',
      'finan-laund',
      'human-traffic',
      'tax-pay',
      'socsec-pay',
      'bankruptcy',
      'distorsion',
      'sanction',
      'nati-ground',
    ]);
  });

  it('« est concernée » answers none by itself, and its explanation goes along', () => {
    const xml = espdResponse(fullContent(unasked, 'concerned'), { number: null });
    const grounds = [...answersIn(xml)].filter(([id, said]) => id.includes('_EG_') && said === 'false');
    expect(grounds).toEqual([]);
    expect(codesIn(xml).slice(0, 24)).toHaveLength(24);
    expect(xml).toContain('Explication\u00a0: Jugement du 3 mars, joint.</cbc:Note>');
  });

  it('a « yes » to a question stands over the declaration, with its explanation', () => {
    const yes = { choice: 'yes', text: 'Plan de redressement.', documents: [] };
    const xml = espdResponse(fullContent({ ...unasked, liquidation_judiciaire: yes, bilan_ges: yes }), {
      number: null,
    });
    expect(answer(xml, 'C15_EG_bankr-nat')).toBe('true');
    expect(answersIn(xml).get('C15_EG_bankr-nat/QG1/QSG1/Q1')).toBe('Plan de redressement.');
    expect(answer(xml, 'C12_EG_bankruptcy')).toBeUndefined();
    expect(answer(xml, 'C9_EG_envir-law')).toBe('true');
  });

  it('a « no » answers no more than was asked', () => {
    const no = { choice: 'no', text: '', documents: [] };
    const xml = espdResponse(fullContent({ ...unasked, liquidation_judiciaire: no, bilan_ges: no }, 'concerned'), {
      number: null,
    });
    for (const place of ['C12_EG_bankruptcy', 'C15_EG_bankr-nat', 'C16_EG_liq-admin'])
      expect(answer(xml, place)).toBe('false');
    for (const place of ['C13_EG_insolvency', 'C14_EG_cred-arran', 'C17_EG_susp-act', 'C9_EG_envir-law'])
      expect(answer(xml, place), place).toBeUndefined();
  });
});

describe('of a group', () => {
  const content = groupContent();

  it('each member has its own, the mandataire first', () => {
    expect(espdFirms(content)).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
    const second = espdResponse(content, { number: 2 });
    expect(second).toContain('<cbc:Name>Couverture Petit</cbc:Name>');
    expect(second).toContain('>group-mem</cbc:RoleCode>');
    expect(answer(second, 'C59_OT_eo-group')).toBe('true');
    expect(second).toContain('<cbc:Description>Plomberie Lefèvre &amp; Fils\nPlomberie Noël</cbc:Description>');
    expect(espdResponse(content, { number: 1 })).toContain('>group-lead</cbc:RoleCode>');
  });

  it('names the files of its own folder', () => {
    expect(espdResponse(content, { number: 3 })).toContain('<cbc:URI>user_');
  });
});
