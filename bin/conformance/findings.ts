import { BOXES, type Judge } from '@/lib/text/conformance';

/** What a case or a step saw of some boxes of the checklist. */
export type Finding = { name: string; boxes: readonly number[]; ok: boolean; seen: string };

export type Mark = 'passed' | 'failed' | 'declared' | 'not_tried';

export type JudgedBox = {
  number: number;
  text: string;
  judge: Judge;
  mark: Mark;
  /** What was seen by each case that failed; of a declared box, what was declared. */
  seen: string[];
};

/**
 * The 41 boxes, judged: failed where one case failed, passed where all that were tried did, and not tried without any;
 * what nothing can observe is declared, with what `declarations` says of it by its number.
 */
export function judgeBoxes(
  findings: readonly Finding[],
  declarations: Readonly<Record<string, string>> = {},
): JudgedBox[] {
  return BOXES.map((box) => {
    const own = findings.filter(({ boxes }) => boxes.includes(box.number));
    const failed = own.filter(({ ok }) => !ok);
    if (failed.length > 0) {
      return { ...box, mark: 'failed', seen: failed.map(({ name, seen }) => `${name} : ${seen}`) };
    }
    const declared = declarations[box.number];
    if (box.judge === 'declared') return { ...box, mark: 'declared', seen: declared ? [declared] : [] };
    return { ...box, mark: own.length > 0 ? 'passed' : 'not_tried', seen: [] };
  });
}

export function countMarks(boxes: readonly JudgedBox[]): Record<Mark, number> {
  const count = (mark: Mark) => boxes.filter((box) => box.mark === mark).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    declared: count('declared'),
    not_tried: count('not_tried'),
  };
}
