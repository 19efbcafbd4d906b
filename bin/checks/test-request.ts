/** What one of the two tools is asked to run: arguments of its own, and the files when they were chosen; without, all. */
export type Wanted = { args: string[]; files?: string[] };

export type Phase = 'unit' | 'e2e';

/** Phases in the order in which they run. */
export type TestRequest = Map<Phase, Wanted>;

export const isUnitTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
export const isBrowserTest = (file: string): boolean => /^e2e\/.*\.spec\.ts$/.test(file);

/**
 * Reads the arguments of `npm test`: nothing (everything), a phase and arguments of its tool, or words, each a path or a
 * part of one, then options of the tools. `files`: those of the project. Returns undefined when no test matches.
 */
export function readTestRequest(args: string[], files: string[]): TestRequest | undefined {
  const [first, ...rest] = args;
  if (first === undefined) return new Map([wholePhase('unit'), wholePhase('e2e')]);
  if (first === 'unit' || first === 'e2e') return new Map([wholePhase(first, rest)]);
  const end = args.findIndex((arg) => arg.startsWith('-'));
  const words = (end < 0 ? args : args.slice(0, end)).map((word) => word.replace(/^\.\//, '').toLowerCase());
  const options = end < 0 ? [] : args.slice(end);
  const matching = files.filter((file) => words.some((word) => file.toLowerCase().includes(word)));
  const chosen: [Phase, Wanted][] = [
    ['unit', { args: options, files: matching.filter(isUnitTest) }],
    ['e2e', { args: options, files: matching.filter(isBrowserTest) }],
  ];
  const present = chosen.filter(([, wanted]) => wanted.files?.length);
  return present.length > 0 ? new Map(present) : undefined;
}

const wholePhase = (phase: Phase, args: string[] = []): [Phase, Wanted] => [phase, { args }];
