import type { Canaries } from './canaries';

const SHOWN = 12;

/** What is wrong with a log: lines that are no JSON, and lines that hold something typed or secret; a few of each. */
export function judgeLog(log: string, canaries: Canaries): string[] {
  const lines = log.split('\n').filter((line) => line !== '');
  const unread = lines.filter((line) => !isJson(line));
  const telling = lines.filter((line) => canaries.within(line).length > 0);
  const withoutId = lines.filter(
    (line) => isJson(line) && / failed|not saved|refused/.test(messageOf(line)) && !line.includes('"requestId"'),
  );
  return [
    ...summary('lines that are not JSON', unread),
    ...summary('lines that hold what was typed, or a secret', telling),
    ...summary('lines of a request without its id', withoutId),
  ];
}

function summary(what: string, lines: string[]): string[] {
  if (lines.length === 0) return [];
  return [`${lines.length} ${what}`, ...lines.slice(0, SHOWN).map((line) => `  ${line.slice(0, 200)}`)];
}

const messageOf = (line: string): string => String(JSON.parse(line).msg);

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
