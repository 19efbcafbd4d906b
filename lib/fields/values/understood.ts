import type * as z from 'zod';

/** What was understood of what a hand typed, as one reads it; undefined when nothing was, or when it is wrong. */
export type Understand = (typed: unknown) => string | undefined;

/** By the rule of a member, and the way in which its values are written. */
export function understandBy<Value>(rule: z.ZodType<Value | null>, write: (value: Value) => string): Understand {
  return (typed) => {
    const read = rule.safeParse(typed);
    return read.success && read.data !== null ? write(read.data) : undefined;
  };
}

/** The same for the members of a list, by the last word of their path. */
export function understandMembers(members: Record<string, Understand>) {
  return (path: string, typed: unknown) => members[path.slice(path.lastIndexOf('.') + 1)]?.(typed);
}
