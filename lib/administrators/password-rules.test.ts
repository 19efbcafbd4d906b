import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password-rules';

const EMAIL = 'camille.durand@exploitation.example';

describe('a password is refused', () => {
  it.each([
    ['too_short', 'Kx9!vTq2#Lm'],
    ['too_long', 'ab cd ef gh ij'.repeat(20)],
    ['holds_email', 'camille.durand-vélo-lampe'],
    ['holds_email', 'X Camille.Durand@exploitation.example'],
    ['common', 'motdepasse123'],
    ['common', 'M0tdeP@sse2026!'],
    ['common', 'Password12345!'],
    ['common', 'azertyuiop123'],
    ['common', 'aaaaaaaaaaaaaa'],
    ['common', '123456789012'],
    ['common', 'Administrateur2026'],
    ['common', 'PasseMarché2026'],
    ['common', 'bienvenue-bienvenue'],
  ])('as %s: %s', (problem, password) => {
    expect(passwordProblem(password, EMAIL)).toBe(problem);
  });
});

describe('a password is taken', () => {
  it.each([
    'Kx9!vTq2#LmW',
    'lampe vélo tulipe orage',
    'correct horse battery staple',
    '中文密码测试一二三四五六',
    'gh7 kd9 zp2 wv4',
  ])('%s', (password) => {
    expect(passwordProblem(password, EMAIL)).toBeUndefined();
  });
});
