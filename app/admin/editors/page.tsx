import { drawConsole } from '@/app/admin/draw-console';
import { EditorState } from '@/app/admin/editors/editor-state';
import { TextField } from '@/components/form/text-field';
import { requireAdministrator } from '@/lib/auth/administrator';
import { findEditorsNamed } from '@/lib/editors/show-editor';
import { adminEditorsText as text } from '@/lib/text/admin-editors';

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export const metadata = { title: text.title };

/** Every editor's account, found by its name or client id. */
async function EditorsPage({ searchParams }: Props) {
  const { role } = await requireAdministrator('reader');
  const { q } = await searchParams;
  const sought = typeof q === 'string' ? q : '';
  const editors = await findEditorsNamed(sought);
  return (
    <>
      <h1>{text.title}</h1>
      <p>{text.introduction}</p>
      {role === 'administrator' && (
        <p>
          <a className="fr-btn" href="/admin/editors/new">
            {text.add}
          </a>
        </p>
      )}
      <form action="/admin/editors" className="pm-console-form">
        <TextField id="q" label={text.search.label} value={sought} errors={[]} />
        <button type="submit" className="fr-btn fr-btn--secondary">
          {text.search.submit}
        </button>
      </form>
      <p className="fr-mt-3w">
        {editors.length > 0 ? text.found(editors.length) : text.none}
        {sought && (
          <>
            {' '}
            <a href="/admin/editors">{text.search.all}</a>
          </>
        )}
      </p>
      <ul className="pm-console-list">
        {editors.map((editor) => (
          <li key={editor.id} className="pm-console-list__one">
            <div>
              <a href={`/admin/editors/${encodeURIComponent(editor.clientId)}`}>{editor.name}</a>
              <span className="fr-hint-text">
                {text.columns.clientId} {editor.clientId}
              </span>
            </div>
            <div>
              <EditorState editor={editor} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

export default drawConsole(EditorsPage);
