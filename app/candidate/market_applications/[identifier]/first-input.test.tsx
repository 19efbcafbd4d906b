import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { fieldForm } from '@/components/fields/forms';
import { FIELD_TYPE_NAMES, fieldType } from '@/lib/fields/registry';
import { sampleField } from '@/lib/fields/testing/sample-field';
import { firstInputId } from './first-input';

const EMPTY = { draft: {}, problems: [], documents: [], refusals: [], now: new Date('2026-11-22T10:00:00Z') };

it.each([...FIELD_TYPE_NAMES, 'a_type_of_tomorrow'])('the first input of %s takes the focus', (inputType) => {
  const field = { ...sampleField('text', fieldType(inputType).sampleOptions), inputType };
  const Form = fieldForm(inputType);
  const drawn = renderToStaticMarkup(<Form field={field} {...EMPTY} />);
  const inputs = [...drawn.matchAll(/<(?:input|textarea)\b[^>]*>/g)].map(([tag]) => tag);
  const [first = ''] = inputs.filter((tag) => !tag.includes('type="hidden"'));
  expect(first).toContain(` id="${firstInputId({ ...field, ...EMPTY })}"`);
});

it('leads to the first card that is there', () => {
  const field = { ...sampleField('samples'), inputType: 'samples', documents: [] };
  expect(firstInputId({ ...field, draft: { samples: [{ id: 'b7' }, { id: '1' }] } })).toMatch(
    /\.samples\.b7\.description$/,
  );
});
