import { describe, expect, it } from 'vitest';
import { deliveryShape } from '@/lib/api/shapes/delivery';
import { whatIsWrong } from '@/lib/api/testing/check-answer';
import { editorText } from '@/lib/text/site-doors';
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS } from '@/lib/webhooks/events';
import { openApiDocument } from './document';
import { payloadName, schemaRef } from './schemas';

const BASE = 'http://localhost:3000';
const document = openApiDocument(BASE);
const editorTerms = editorText.sections.flatMap((section) =>
  'terms' in section ? section.terms.map(({ term }) => term) : [],
);

describe('what is derived from the record of events names those of the record, in its order', () => {
  it.each([
    ['the webhooks of the document', Object.keys(document.webhooks)],
    ['the deliveries that the API shows', deliveryShape.shape.event.meta()?.enum],
    ['the page for editors', editorTerms.filter((term) => /^[a-z_]+\.[a-z_]+$/.test(term))],
  ])('%s', (_what, names) => expect(names).toEqual(WEBHOOK_EVENT_NAMES));
});

it.each(WEBHOOK_EVENT_NAMES)(
  '%s has a schema in the document, which its example fits and another event does not',
  (name) => {
    const { $ref } = schemaRef(payloadName(name));
    const example: object = WEBHOOK_EVENTS[name].example(BASE);
    expect(JSON.stringify(document.webhooks[name])).toContain($ref);
    expect(whatIsWrong($ref, example)).toBe('');
    expect(whatIsWrong($ref, { ...example, event: 'another' })).not.toBe('');
  },
);
