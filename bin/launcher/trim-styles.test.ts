import { describe, expect, it } from 'vitest';
import { trimmed } from './trim-styles';

const SOURCES = '<p className="fr-btn fr-btn--secondary fr-modal">; color: var(--mine)';

describe('the style sheet that browsers are given', () => {
  it.each([
    ['.fr-btn{color:red}', '.fr-btn{color:red}'],
    ['.fr-tile{color:red}', ''],
    ['.fr-btn,.fr-tile{color:red}', '.fr-btn{color:red}'],
    ['.fr-btn--secondary:hover{color:red}', '.fr-btn--secondary:hover{color:red}'],
    ['.fr-btn--tertiary{color:red}', ''],
    ['.fr-btn .fr-tile{color:red}', ''],
    ['body{color:red}', 'body{color:red}'],
    ['@media print{.fr-tile{color:red}}', ''],
    ['@keyframes turn{0%{opacity:0}to{opacity:1}}', '@keyframes turn{0%{opacity:0}to{opacity:1}}'],
  ])('of %s keeps « %s »', (css, kept) => {
    expect(trimmed(css, SOURCES)).toBe(kept);
  });

  it('keeps what scripts put on an element that is there', () => {
    expect(trimmed('.fr-modal--opened{opacity:1}', SOURCES)).toBe('.fr-modal--opened{opacity:1}');
    expect(trimmed('.fr-tab--opened{opacity:1}', SOURCES)).toBe('');
  });

  it('keeps whatever a class that is put together may become', () => {
    const sources = `className={fr-alert fr-alert--\${severity}}`;
    expect(trimmed('.fr-alert--success{color:green}', sources)).toBe('.fr-alert--success{color:green}');
    expect(trimmed('.fr-btn--success{color:green}', sources)).toBe('');
  });

  it('drops the variables that nobody reads, and those that only these read', () => {
    const css = ':root{--a:var(--b);--b:1;--mine:2;--read:3}.fr-btn{width:var(--read)}';
    expect(trimmed(css, SOURCES)).toBe(':root{--mine:2;--read:3}.fr-btn{width:var(--read)}');
  });
});
