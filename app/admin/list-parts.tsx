import { FilterSelect } from '@/components/console/filter-form';
import { Pager } from '@/components/console/pager';
import { type Editor, findEditors } from '@/db/queries/editors';
import type { Position } from '@/db/queries/listing';
import { encodeCursor } from '@/lib/api/pages';
import { readWord, type Search, withSearch } from '@/lib/console/read-search';
import { listText } from '@/lib/text/admin-lists';

export type ListProps = { searchParams: Promise<Search> };

/** Rows of a page of a list. One more is read: it tells whether there is a next page. */
export const PAGE_SIZE = 50;

export type EditorChoice = { editors: Editor[]; chosen: Editor | null };

/** The editors, and the one that the address names by its `client_id`. */
export async function readEditorChoice(search: Search): Promise<EditorChoice> {
  const editors = await findEditors();
  const clientId = readWord(search, 'editor');
  return { editors, chosen: editors.find((editor) => editor.clientId === clientId) ?? null };
}

type EditorSelectProps = { choice: EditorChoice; idPrefix?: string; all?: string | null };

/** `all`: the words for « whichever »; null when one must be chosen. */
export function EditorSelect({ choice, idPrefix, all = listText.all }: EditorSelectProps) {
  return (
    <FilterSelect
      name="editor"
      label={listText.editor}
      value={choice.chosen?.clientId ?? null}
      {...(all !== null && { all })}
      {...(idPrefix && { idPrefix })}
      options={choice.editors.map(({ clientId, name }) => ({ value: clientId, label: name }))}
    />
  );
}

/** The ways on and back, from the rows that were read: one more than the page shows when there is a next one. */
export function ListPager({ search, rows }: { search: Search; rows: readonly Position[] }) {
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
  const first = { href: withSearch(search, { cursor: null }), label: listText.first };
  const next = last && { href: withSearch(search, { cursor: encodeCursor(last) }), label: listText.next };
  return <Pager label={listText.pages} first={readWord(search, 'cursor', 200) ? first : null} next={next ?? null} />;
}

/** A choice among states, by the words of each. */
export function choicesOf<Value extends string>(values: readonly Value[], words: Record<string, string>) {
  return values.map((value) => ({ value, label: words[value] ?? value }));
}
