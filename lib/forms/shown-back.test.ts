import { describe, expect, it } from 'vitest';
import { answerShowingBack, type ShownBack, shownBackDocument } from './shown-back';

const CONTENT: ShownBack = {
  title: 'Ouvrez cette page depuis votre plateforme',
  introduction: 'Rien n’a été enregistré.',
  sections: [{ title: 'Que faire ?', items: ['Revenez.'] }],
  typed: [{ label: 'Nom', value: 'Menuiserie Lefèvre & fils' }],
  files: ['bilan.pdf'],
  link: { href: '/', text: 'Accueil' },
};

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</dd></dl></main><form action="//ailleurs.example">',
  '<!-- --><style>*{display:none}</style>',
  '&lt;b&gt;',
];

describe('a form shown back', () => {
  it('holds what was typed, readable, line breaks included', () => {
    const value = 'Première ligne\r\nDeuxième, à 100 % & « entre guillemets »';
    const html = shownBackDocument({ ...CONTENT, typed: [{ label: 'Précisions', value }] });
    expect(html).toContain('<dt>Précisions</dt>');
    expect(html).toContain(value.replace('&', '&amp;'));
    expect(html).toContain('<li>bilan.pdf</li>');
  });

  it.each(HOSTILE)('escapes %j wherever it was typed', (hostile) => {
    const tags = (html: string) => html.match(/<[^>]*>/g);
    const html = shownBackDocument({ ...CONTENT, typed: [{ label: hostile, value: hostile }], files: [hostile] });
    expect(tags(html)).toEqual(tags(shownBackDocument(CONTENT)));
    const shown = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
    expect(shown.replaceAll('&#39;', "'").replaceAll('&amp;', '&').split(hostile)).toHaveLength(4);
  });

  it('shows NUL and half characters without breaking', () => {
    const html = shownBackDocument({ ...CONTENT, typed: [{ label: 'Nom', value: 'a\u0000b\ud800c' }] });
    expect(html).toContain('a\u2400b\ufffdc');
  });

  it('says so when nothing was typed, and when the form could not be read', () => {
    expect(shownBackDocument({ ...CONTENT, typed: [] })).toContain('aucune saisie');
    expect(shownBackDocument({ ...CONTENT, typed: null })).toContain('pas arrivé en entier');
  });

  it('has one title, runs no script, and is kept by no cache', async () => {
    const answer = answerShowingBack(401, CONTENT, { 'WWW-Authenticate': 'Link realm="passe-marche"' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const html = await answer.text();
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|style=/);
  });
});
