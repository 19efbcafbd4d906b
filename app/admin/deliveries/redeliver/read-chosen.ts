import { z } from 'zod';
import type { Chosen } from '@/db/queries/console/deliveries';
import { findEditorByClientId } from '@/db/queries/editors';
import { readWord, type Search } from '@/lib/console/read-search';
import { instantInParis } from '@/lib/time/paris-time';

/** More than a page of the list holds is not ticked by hand. */
const MAX_IDS = 100;
const DAY_AND_TIME = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})/;

/** The inputs that say which deliveries: carried from the list to the page that counts, and from there to the post. */
export const CHOICE_INPUTS = ['id', 'editor', 'day', 'time', 'which'] as const;

/** Which deliveries to send again; null when they are not told. */
export async function readChosen(search: Search): Promise<Chosen | null> {
  const given = [search.id ?? []].flat();
  const ids = given.filter((id) => z.uuid().safeParse(id).success).slice(0, MAX_IDS);
  if (given.length > 0) return { ids };
  const since = sinceOf(search);
  const editor = await findEditorByClientId(readWord(search, 'editor') ?? '');
  if (!editor || !since) return null;
  return { editorId: editor.id, since, failedOnly: readWord(search, 'which') !== 'all' };
}

function sinceOf(search: Search): Date | null {
  const told = `${readWord(search, 'day') ?? ''} ${readWord(search, 'time') ?? '00:00'}`;
  const [, year, month, day, hour, minute] = (DAY_AND_TIME.exec(told) ?? []).map(Number);
  if (!year || !month || !day || month > 12 || day > 31) return null;
  return instantInParis({ year, month, day, hour: hour ?? 0, minute: minute ?? 0, second: 0 });
}
