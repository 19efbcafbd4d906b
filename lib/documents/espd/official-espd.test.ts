import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryPages, validateXML } from 'xmllint-wasm';
import { fullContent, groupContent } from '@/lib/documents/testing/full-content';
import { EXCLUSION_CRITERIA, OTHER_CRITERIA, SELECTION_CRITERIA } from './criteria';
import { espdResponse } from './espd-response';

/** Folder of the official files (ESPD-EDM 4.1.0), which the project does not hold. */
const samples = process.env.OFFICIAL_SAMPLES;

describe.skipIf(!samples)('by the official model (OFFICIAL_SAMPLES; skipped without it)', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'espd-'));
    execFileSync('tar', ['xJf', path.join(samples ?? '', 'espd/espd-edm-4.1.0-data.tar.xz'), '-C', folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = (...names: string[]) => readFileSync(path.join(folder, ...names), 'utf8');
  const codesOf = (list: string) =>
    new Set(
      [...read('codelists/gc', `${list}.gc`).matchAll(/<Value ColumnRef="code">\s*<SimpleValue>([^<]+)</g)].map(
        ([, code]) => code,
      ),
    );

  async function problemsOf(xml: string): Promise<string[]> {
    const schemas = path.join(folder, 'ubl-2.3/xsdrt/common');
    const { errors } = await validateXML({
      xml: [{ fileName: 'espd-response.xml', contents: xml }],
      // it has no folders: the schemas name each other by `../common/`
      schema: [read('ubl-2.3/xsdrt/maindoc/UBL-QualificationApplicationResponse-2.3.xsd').replaceAll('../common/', '')],
      preload: readdirSync(schemas).map((fileName) => ({
        fileName,
        contents: readFileSync(path.join(schemas, fileName), 'utf8'),
      })),
      maxMemoryPages: memoryPages.GiB,
    });
    return errors.map(({ rawMessage }) => rawMessage);
  }

  it.each([
    ['a firm alone', () => espdResponse(fullContent(), { number: null })],
    [
      'one that is concerned, and answered little',
      () => espdResponse({ ...fullContent({}, 'concerned'), parts: [] }, { number: null }),
    ],
    ['a member of a group', () => espdResponse(groupContent(), { number: 2 })],
  ])(
    'the XSD takes the response of %s',
    async (_, make) => {
      expect(await problemsOf(make())).toEqual([]);
    },
    60_000,
  );

  it('and would refuse a wrong one', async () => {
    const xml = espdResponse(fullContent(), { number: null }).replace(
      /<cbc:IssueDate>[^<]+/,
      '<cbc:IssueDate>22/11/2026',
    );
    expect(await problemsOf(xml)).not.toEqual([]);
  }, 60_000);

  it('every code is in its list', () => {
    const xml = `${espdResponse(fullContent(), { number: null })}${espdResponse(groupContent(), { number: 2 })}`;
    for (const [element, list] of [
      ['CriterionTypeCode', 'Criterion'],
      ['PropertyGroupTypeCode', 'PropertyGroupType'],
      ['TypeCode', 'CriterionElementType'],
      ['ValueDataTypeCode', 'ResponseDataType'],
      ['RoleCode', 'EoRoleType'],
      ['ResponseCode', 'EoRoleType'],
      ['IndustryClassificationCode', 'EconomicOperatorSize'],
      ['ProfileExecutionID', 'ProfileExecutionID'],
    ] as const) {
      const codes = codesOf(list);
      const found = [...xml.matchAll(new RegExp(`<cbc:${element}[^>]*>([^<]+)<`, 'g'))].map(([, code]) => code);
      expect(found.length, element).toBeGreaterThan(0);
      for (const code of found) expect(codes, element).toContain(code);
    }
  });

  it('every criterion has the identifier, and every property the place and type, that the official example has', () => {
    const official = read('xml-examples/ESPD-Response.xml');
    const pairs = new Map(
      [
        ...official.matchAll(
          /<cac:TenderingCriterion>\s*<cbc:ID[^>]*>([^<]+)<\/cbc:ID>\s*<cbc:CriterionTypeCode[^>]*>([^<]+)</g,
        ),
      ].map(([, id, code]) => [code, id]),
    );
    for (const { code, id } of [...EXCLUSION_CRITERIA, ...SELECTION_CRITERIA, ...OTHER_CRITERIA])
      expect(pairs.get(code), code).toBe(id);
    expect([...pairs.keys()].slice(0, EXCLUSION_CRITERIA.length)).toEqual(EXCLUSION_CRITERIA.map(({ code }) => code));

    const theirs = propertiesIn(official);
    for (const [id, types] of propertiesIn(espdResponse(fullContent(), { number: null })))
      expect(theirs.get(id), id).toBe(types);
  });
});

/** What each property is: `QUESTION INDICATOR`, by identifier; of a requirement without what tells its repetitions apart. */
function propertiesIn(xml: string): Map<string, string> {
  const properties = xml.matchAll(/<cac:TenderingCriterionProperty>.*?<\/cac:TenderingCriterionProperty>/gs);
  return new Map(
    [...properties].map(([property]) => {
      const of = (name: string) => new RegExp(`<cbc:${name}[^>]*>([^<]+)<`).exec(property)?.[1] ?? '';
      return [of('ID').replace(/(?<=\/RQ\d+)\/R.*/, ''), `${of('TypeCode')} ${of('ValueDataTypeCode')}`];
    }),
  );
}
