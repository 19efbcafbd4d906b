import { Path, Svg, Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Seal } from './seal';
import { renderSample } from './testing/sealed-sample';
import { createTestSeal } from './testing/test-seal';

let seal: Seal;
beforeAll(async () => {
  seal = await createTestSeal();
});

const render = (child: ReactElement, title?: string) => renderSample({ seal, title }, child);

const refusal = (what: string) =>
  expect.objectContaining({ reason: 'forbidden_content', message: `PDF/A-1 forbids ${what}` });

describe('what PDF/A-1 forbids is refused, not written', () => {
  it('transparency by a style', async () => {
    const view = createElement(View, { style: { opacity: 0.5 } }, createElement(Text, null, 'a'));
    await expect(render(view)).rejects.toThrow(refusal('transparency'));
  });

  it('transparency by a colour', async () => {
    const view = createElement(View, { style: { backgroundColor: 'rgba(0, 0, 0, 0.5)', height: 10 } });
    await expect(render(view)).rejects.toThrow(refusal('transparency'));
  });

  it('a drawing with neither fill nor stroke, which is drawn transparent', async () => {
    const svg = createElement(Svg, { width: 10, height: 10 }, createElement(Path, { d: 'M0 0h9v9z' }));
    await expect(render(svg)).rejects.toThrow(refusal('transparency'));
  });

  it('a character that no font has, coming from where texts are not prepared', async () => {
    const text = createElement(Text, { render: () => 'page 😀' });
    await expect(render(text)).rejects.toMatchObject({ reason: 'missing_glyph' });
  });
});

describe('metadata', () => {
  it('are escaped in XML and not in the title', async () => {
    const pdf = (await render(createElement(Text, null, 'a'), 'R&D <1>')).toString('latin1');
    expect(pdf).toContain('R&amp;D &lt;1&gt;');
    expect(pdf).toContain('(R&D <1>)');
  });
});
