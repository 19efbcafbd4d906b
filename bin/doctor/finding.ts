/** `notice` is worth a look and no fault: the instance is sound. */
export type Finding = { state: 'ok' | 'notice' | 'fault'; detail: string; problems: string[] };

/** How the inspection goes: when it is, and whether the bytes are left unread. */
export type Inspection = { now: Date; quick: boolean };

export type Check = { name: string; run(inspection: Inspection): Promise<Finding> };

const SHOWN = 10;

export const ok = (detail: string): Finding => ({ state: 'ok', detail, problems: [] });
export const notice = (detail: string): Finding => ({ state: 'notice', detail, problems: [] });

/** `count` may be more than the problems that are known: the others are told by their number. */
export function fault(detail: string, problems: string[], count = problems.length): Finding {
  const shown = problems.slice(0, SHOWN);
  const others = count - shown.length;
  return { state: 'fault', detail, problems: others > 0 ? [...shown, `et ${others} de plus`] : shown };
}
