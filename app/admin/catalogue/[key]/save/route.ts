import { adminPost } from '@/app/admin/admin-post';
import { readWanted } from '@/app/admin/catalogue/[key]/wanted-field';
import { archiveField, editField, restoreField } from '@/lib/catalogue/edit-field';
import { readChoice, readWord } from '@/lib/console/read-search';

/** Makes the change that was previewed, if the field is still as it was then. */
export const POST = adminPost<{ key: string }>('administrator', async ({ administrator, form, params, by }) => {
  const posted = Object.fromEntries([...form].map(([name, values]) => [name, [...values]]));
  const seenRevision = Number(readWord(posted, 'revision') ?? 'NaN');
  const edited = { ...by, administratorId: administrator.id, seenRevision };
  const action = readChoice(posted, 'action', ['edit', 'archive', 'restore'] as const);
  const outcome = await (action === 'archive'
    ? archiveField(params.key, edited)
    : action === 'restore'
      ? restoreField(params.key, edited)
      : editField(params.key, readWanted(posted), edited));
  return `/admin/catalogue/${encodeURIComponent(params.key)}?outcome=${outcome}`;
});
