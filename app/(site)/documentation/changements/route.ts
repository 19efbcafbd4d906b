import { readFileSync } from 'node:fs';
import { integratorChanges } from '@/lib/api/guide/integrator-changes';

/** Returns the changes for integrators, release by release, from the project's changelog: processes work in the folder of the project. */
export function GET(): Response {
  const text = integratorChanges(readFileSync('CHANGELOG.md', 'utf8'));
  return new Response(text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
}

export const dynamic = 'force-dynamic';
