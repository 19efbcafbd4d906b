import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Offer } from '@/lib/applications/offer-earlier';
import { sampleField } from '@/lib/fields/testing/sample-field';
import type { FormField } from '@/lib/journey/application-form';
import { OfferedAnswer } from './offered-answer';

const FILE = {
  ...{ id: '5e0cdb6a-6d3c-4a5e-9d4c-0a3f0f6d7a11', slot: 'documents', name: 'iso.pdf', givenName: 'iso.pdf' },
  ...{ contentType: 'application/pdf', sizeBytes: 1200, sha256: 'ab', storageKey: 'sha256/ab/ab', notes: [] },
};

function drawn(text: string, more: Partial<Offer> = {}) {
  const key = 'normes';
  const field = { ...sampleField('files_or_text'), key, label: 'Quelles normes ?', inputType: 'files_or_text' };
  const origin = {
    kind: 'earlier_application',
    at: '2026-06-03T08:00:00.000Z',
    market: 'Toitures & <b>façades</b>',
  } as const;
  const value = { text, documents: [FILE.id] };
  const offer = { identifier: 'FT20260603AAAAAAAA', isSameBuyer: true, draft: { text }, value, notApplicable: null };
  return renderToStaticMarkup(
    <OfferedAnswer
      field={field as unknown as FormField}
      offer={{ ...offer, files: [FILE], provenances: { '': origin }, isCertificate: false, ...more }}
    />,
  );
}

it('is shown with its date, its market and its buyer; the button says which answer, of which application', () => {
  const html = drawn('ISO 9001');
  expect(html).toContain(
    'Votre réponse du mercredi 3\u00a0juin 2026 pour «\u00a0Toitures &amp; &lt;b&gt;façades&lt;/b&gt;\u00a0» (même acheteur)',
  );
  expect(html).toContain('ISO 9001');
  expect(html).toMatch(
    /<button type="submit"[^>]*value="normes@FT20260603AAAAAAAA" name="reuse"[^>]*>.*Quelles normes/,
  );
  expect(html).not.toContain('<details');
});

it('names its files, which are another application’s: no link leads to them', () => {
  expect(drawn('ISO 9001')).toContain('iso.pdf (1,2');
  expect(drawn('ISO 9001')).not.toContain('<a ');
});

it('is folded when it is long; a certificate is to be checked', () => {
  expect(drawn('Une page entière. '.repeat(40))).toContain('<details');
  expect(drawn('ISO 9001')).not.toContain('encore valable');
  expect(drawn('ISO 9001', { isCertificate: true })).toContain('encore valable');
});

it('« non concerné » is an answer too', () => {
  const html = drawn('', { value: null, notApplicable: { reason: 'Moins de dix salariés' }, files: [] });
  expect(html).toContain('Non concerné');
  expect(html).toContain('Moins de dix salariés');
});
