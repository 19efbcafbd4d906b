import path from 'node:path';
import { NextRequest } from 'next/server';
import { afterEach, expect, it, vi } from 'vitest';
import { proxy } from './proxy';

const { default: nextConfig } = await import(path.resolve('next.config.mjs'));

afterEach(() => vi.unstubAllGlobals());

/** The policy of a page, of a build or of `npm run dev`, its nonce replaced by a word. */
function policyOf(isDevelopment: boolean): string[] {
  vi.stubGlobal('DEVELOPMENT_SERVER', isDevelopment);
  const policy = proxy(new NextRequest('http://localhost/')).headers.get('Content-Security-Policy') ?? '';
  return policy.replaceAll(/'nonce-[\w+/]{22}=='/g, "'nonce-…'").split('; ');
}

/** Written again here, so that a change is seen. */
const PRODUCTION = [
  "default-src 'none'",
  "script-src 'self' 'nonce-…' 'strict-dynamic'",
  "style-src 'self' 'nonce-…'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

it('a page of a build runs no script and has no style but its own', () => {
  expect(policyOf(false)).toEqual(PRODUCTION);
});

it('under npm run dev, what reloads pages may evaluate code and add styles, and nothing more', () => {
  const changed = policyOf(true).filter((directive) => !PRODUCTION.includes(directive));
  expect(changed).toEqual([
    "script-src 'self' 'nonce-…' 'strict-dynamic' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
  ]);
});

it('only the development server of Next.js takes itself for one: a build never does', () => {
  const isDevelopment = (phase: string) => nextConfig(phase).compiler.define.DEVELOPMENT_SERVER;
  expect(isDevelopment('phase-development-server')).toBe(true);
  expect(isDevelopment('phase-production-build')).toBe(false);
  expect(isDevelopment('phase-production-server')).toBe(false);
});
