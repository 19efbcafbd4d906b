import { expect, it } from 'vitest';
import { checkSealedPdf } from '@/lib/kits/pdfa/check-sealed-pdf';
import { extractText } from '@/lib/kits/pdfa/testing/poppler';
import { type Finding, judgeBoxes } from './findings';
import { makeOwnSeal, reportInJson, reportInPdf } from './report';

const findings: Finding[] = [
  { name: 'market_completed', boxes: [16, 20], ok: true, seen: 'réponse 200' },
  { name: 'wrong_signature', boxes: [17], ok: false, seen: 'réponse 200, 401 attendu' },
];
const report = {
  madeAt: new Date('2026-11-22T14:30:00Z'),
  receiver: 'https://recette.exemple.fr/webhooks',
  client: undefined,
  findings,
  boxes: judgeBoxes(findings, { 3: 'Dans un coffre.' }),
};

it('in JSON: every box with its mark, and what was seen', () => {
  const json = JSON.parse(JSON.stringify(reportInJson(report)));
  expect(json).toMatchObject({ format: 'passe-marche/conformance', receiver: report.receiver, client: null });
  expect(json.summary).toEqual({ passed: 2, failed: 1, declared: 16, not_tried: 22 });
  expect(json.boxes[16]).toMatchObject({
    number: 17,
    mark: 'failed',
    seen: [expect.stringContaining('réponse 200, 401 attendu')],
  });
});

it('as a PDF: sealed, intact, and saying the same', { timeout: 60_000 }, async () => {
  const pdf = Buffer.from(await reportInPdf(report, await makeOwnSeal(report.madeAt)));
  expect(checkSealedPdf(pdf).problems).toEqual([]);
  const text = (await extractText(pdf)).replace(/\s+/g, ' ');
  for (const said of [
    '2 ✔, 1 ✘, 16 « déclaré », 22 non essayés',
    '17. ✘',
    'réponse 200, 401 attendu',
    'Dans un coffre.',
  ])
    expect(text).toContain(said);
});
