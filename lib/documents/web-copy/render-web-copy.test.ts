import { describe, expect, it } from 'vitest';
import { attestationContent } from '@/lib/documents/attestation/attestation-content';
import type { AttestationContent } from '@/lib/documents/attestation/content';
import { fullContent, groupContent } from '@/lib/documents/testing/full-content';
import { sampleContent } from '@/lib/documents/testing/sample-content';
import type { Block } from '@/lib/fields/blocks';
import { renderWebCopy } from './render-web-copy';

const render = (content: AttestationContent) => renderWebCopy(content, { demonstration: false });

/** The text of a page, without its style. */
const textOf = (page: string): string =>
  page
    .replace(/<style>[^<]*<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

/** Every word of an answer. */
const wordsOf = (block: Block): string[] => {
  switch (block.kind) {
    case 'pair':
      return [block.label, block.value];
    case 'table':
      return [block.caption, ...block.columns, ...block.rows.flat()];
    case 'files':
      return block.files.flatMap(({ name, sha256 }) => [name, sha256]);
    default:
      return [block.text];
  }
};

const partsOf = (content: AttestationContent) => [content, ...content.members];

describe('the buyer’s attestation as a page', () => {
  it.each<[string, AttestationContent]>([
    ['a few answers', sampleContent()],
    ['all questions', attestationContent(fullContent(), 'buyer')],
    ['a group', attestationContent(groupContent(), 'buyer')],
  ])('says all that the attestation says: %s', (_, content) => {
    const text = textOf(render(content));
    const { application, market } = content;
    const expected = [
      ...[application.companyName, application.identifier, market.name, market.identifier, content.verificationUrl],
      ...market.lots.filter(() => application.lots.length === 0).map(({ name }) => name),
      ...application.lots.map(({ name }) => name),
      ...content.members.map(({ companyName }) => companyName),
      ...partsOf(content).flatMap(({ sections, declaration, toLookAt }) => [
        ...[declaration.wording, declaration.explanation ?? ''],
        ...declaration.files.map(({ sha256 }) => sha256),
        ...toLookAt.flatMap(({ title, points }) => [title, ...points]),
        ...sections.flatMap(({ title, subsections }) => [
          title,
          ...subsections.flatMap((subsection) => [
            subsection.title,
            ...subsection.entries.flatMap(({ label, blocks }) => [label, ...blocks.flatMap(wordsOf)]),
          ]),
        ]),
      ]),
    ];
    expect(expected.filter((words) => !text.includes(words))).toEqual([]);
  });

  it('asks nothing of any other place, and runs nothing', () => {
    const page = render(attestationContent(fullContent(), 'buyer'));
    expect(page).not.toMatch(/<(script|img|link|iframe|object|form)\b|\ssrc=|url\(|@import|\son[a-z]+=/);
    expect(page).toContain('content="default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;"');
  });

  it('draws what was typed as text, and leads only to the web and to mailboxes', () => {
    const blocks: Block[] = [
      { kind: 'paragraph', text: '<script>alert(1)</script>' },
      { kind: 'link', href: 'javascript:alert(1)', text: 'piège' },
      { kind: 'link', href: 'https://exemple.example/é?a=1&b="', text: 'site' },
    ];
    const entries = [{ label: 'Question', blocks }];
    const content = { ...sampleContent(), sections: [{ title: 'A', subsections: [{ title: 'B', entries }] }] };
    const page = render(content);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('javascript:');
    expect(page).toContain('href="https://exemple.example/é?a=1&amp;b=&quot;"');
  });

  it('has headings of which none skips a level', () => {
    for (const content of [attestationContent(fullContent(), 'buyer'), attestationContent(groupContent(), 'buyer')]) {
      const levels = [...render(content).matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
      expect(levels[0]).toBe(1);
      const skips = levels.filter((level, rank) => level > (levels[rank - 1] ?? 0) + 1);
      expect(skips).toEqual([]);
    }
  });

  it('is the same text for the same content', () => {
    expect(render(sampleContent())).toBe(render(sampleContent()));
  });
});
