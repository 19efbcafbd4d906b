import type { EditorChoice } from '@/app/admin/list-parts';
import type { Cohort } from '@/db/queries/console/statistics';
import { readDay, type Search } from '@/lib/console/read-search';
import { isoDayInParis } from '@/lib/text/short-dates';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

/** The period and the editor that the address asks for, the last 30 days when it says none; and its days as typed. */
export function readCohort(search: Search, choice: EditorChoice, now: Date) {
  const lastDay = isoDayInParis(now);
  const firstDay = isoDayInParis(new Date(now.getTime() - (USUAL_DAYS - 1) * DAY_MS));
  const from = readDay(search, 'from');
  const days = { from: from ? isoDayInParis(from) : firstDay, to: readDay(search, 'to') ? String(search.to) : lastDay };
  const cohort: Cohort = {
    editorId: choice.chosen?.id ?? null,
    from: readDay(days, 'from'),
    to: readDay(days, 'to', 1),
  };
  return { cohort, days };
}
