import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FirmIdentifierForm } from './firm-identifier';
import type { FormProps } from './form-props';
import { TextForm } from './text';

const field: FormProps['field'] = {
  key: 'forme_juridique',
  label: 'Forme juridique',
  help: 'Sur votre extrait Kbis.',
  legalReference: null,
  unfavourableWhenYes: false,
  mayNotApply: false,
  options: {},
};

const draw = (given: Partial<FormProps> = {}, Form = TextForm) =>
  renderToStaticMarkup(
    <Form
      field={field}
      draft={{ text: 'SARL' }}
      problems={[]}
      documents={[]}
      refusals={[]}
      now={new Date('2026-11-22T10:00:00Z')}
      {...given}
    />,
  );

describe('one line', () => {
  it('that is locked is shown with its reason, and not asked for', () => {
    const html = draw({ lockedBecause: 'Donné par votre plateforme.' });
    expect(html).toMatch(/<input[^>]* readOnly=""/);
    expect(html).toContain('value="SARL"');
    expect(html).toContain('Donné par votre plateforme.');
    expect(draw()).not.toContain('readOnly');
  });

  it('offers suggestions without imposing any', () => {
    const html = draw({ field: { ...field, options: { suggestions: ['SARL', 'SAS'] } } });
    const list = / list="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain(
      `<datalist id="${list}"><option value="SARL"></option><option value="SAS"></option></datalist>`,
    );
    expect(draw()).not.toContain('datalist');
  });

  it('tells the browser what it may know, and that a SIRET is digits', () => {
    expect(draw({ field: { ...field, options: { autocomplete: 'organization' } } })).toContain('="organization"');
    expect(draw({}, FirmIdentifierForm)).toMatch(/inputMode="numeric"/i);
  });
});
