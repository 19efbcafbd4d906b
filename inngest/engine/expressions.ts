import { Environment } from '@marcbachmann/cel-js';
import { asText } from '@/db/connection/pool';
import type { JobEvent } from '@/db/jobs/runs';

type Program = (context: { event: JobEvent }) => unknown;

const environment = new Environment({ unlistedVariablesAreDyn: true });
const programs = new Map<string, Program>();

/** Compiles a CEL expression. Throws when it cannot be read. */
export function compile(expression: string): Program {
  const known = programs.get(expression);
  if (known) return known;
  const program: Program = environment.parse(expression);
  programs.set(expression, program);
  return program;
}

/** Whether an event passes a trigger's `if`. An expression that fails on this event (absent member) does not pass. */
export function passes(expression: string, event: JobEvent): boolean {
  try {
    return compile(expression)({ event }) === true;
  } catch {
    return false;
  }
}

/** The text that stands for an expression's value on this event: a key. Null when it has none (absent member). */
export function keyOf(expression: string, event: JobEvent): string | null {
  try {
    const value = compile(expression)({ event });
    if (typeof value === 'string') return asText(value);
    return asText(typeof value === 'bigint' ? value.toString() : JSON.stringify(value));
  } catch {
    return null;
  }
}
