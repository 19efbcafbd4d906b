import { CodeBlock } from '@/components/documentation/code-block';
import type { MediaType } from '@/lib/api/openapi/types';
import { apiPageText as text } from '@/lib/text/api-guide';

/** The examples of a body, one block each. */
export function Examples({ content, label }: { content: Record<string, MediaType>; label: string }) {
  return Object.entries(content).flatMap(([type, { examples = {} }]) =>
    Object.entries(examples).map(([name, { summary, value }]) => (
      <CodeBlock key={`${type} ${name}`} label={text.exampleOf(label, summary ?? type)}>
        {written(type, value)}
      </CodeBlock>
    )),
  );
}

/** As it goes over the wire, laid out for reading. */
function written(type: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (type === 'application/x-www-form-urlencoded') {
    return new URLSearchParams(value as Record<string, string>).toString().replaceAll('&', '\n&');
  }
  return JSON.stringify(value, null, 2);
}
