import { withCards } from '@/lib/applications/posted-draft';

/** What a post of this form would say of its answers, files apart. */
export function entriesIn(form: HTMLFormElement): Map<string, string> {
  const entries = new Map<string, string>();
  for (const [name, value] of new FormData(form)) {
    // As forms post them (HTML Standard, « constructing the entry list »): the same text whichever way it is read.
    if (typeof value === 'string' && name.includes('.')) entries.set(name, value.replace(/\r\n?|\n/g, '\r\n'));
  }
  return withCards(entries);
}
