import type { ReactNode } from 'react';
import { FilterForm, FilterInput, FilterSelect } from '@/components/console/filter-form';
import { Pager } from '@/components/console/pager';
import { type Editor, findEditors } from '@/db/queries/editors';
import type { Position } from '@/db/queries/listing';
import { readAfter, readIdentifier, readPeriod, readWord, type Search, withSearch } from '@/lib/console/read-search';
import { encodeCursor } from '@/lib/input/cursor';
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

/** What the address says of a list that an editor, a period and an identifier narrow; `after` is where its page begins. */
export async function readListSearch(searchParams: ListProps['searchParams']) {
  const search = await searchParams;
  const choice = await readEditorChoice(search);
  const filter = {
    ...readPeriod(search),
    identifier: readIdentifier(search, 'identifier'),
    editorId: choice.chosen?.id ?? null,
  };
  return { search, choice, filter, after: readAfter(search) };
}

type ListFrameProps = {
  title: string;
  /** Whether what is listed is feminine: « Créées du », « Les plus récentes d’abord ». */
  feminine?: boolean;
  /** What the address asks for. */
  asked: Awaited<ReturnType<typeof readListSearch>>;
  identifierLabel: string;
  /** Those that this list alone has. */
  filters: ReactNode;
  /** What is said before the filters. */
  notice?: ReactNode;
  /** As many as were read: one more than the page shows when there is a next one. */
  rows: readonly Position[];
  children: ReactNode;
};

/** A list of the console: its title, what narrows it, its rows, the ways on and back. */
export function ListFrame({
  title,
  feminine = false,
  asked,
  identifierLabel,
  filters,
  notice,
  rows,
  children,
}: ListFrameProps) {
  const { search, choice, filter } = asked;
  const { from, order } = feminine
    ? { from: listText.fromFeminine, order: listText.newestFirstFeminine }
    : { from: listText.from, order: listText.newestFirst };
  return (
    <>
      <h1>{title}</h1>
      {notice}
      <Filters>
        <FilterInput name="identifier" label={identifierLabel} value={filter.identifier} />
        <EditorSelect choice={choice} />
        {filters}
        <PeriodInputs search={search} from={from} />
      </Filters>
      <p className="fr-text--sm">{order}</p>
      {children}
      <ListPager search={search} rows={rows} />
    </>
  );
}

/** What narrows a list, and what takes it all away. */
export function Filters({ children }: { children: ReactNode }) {
  return (
    <FilterForm label={listText.filters} submit={listText.submit} reset={{ href: '?', label: listText.reset }}>
      {children}
    </FilterForm>
  );
}

export function PeriodInputs({ search, from }: { search: Search; from: string }) {
  return (
    <>
      <FilterInput name="from" label={from} type="date" value={readWord(search, 'from')} />
      <FilterInput name="to" label={listText.to} type="date" value={readWord(search, 'to')} />
    </>
  );
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
