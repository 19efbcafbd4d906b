import { Done, type SearchParams } from '@/app/admin/done';
import { drawConsole } from '@/app/admin/draw-console';
import { EditorFields, editorSummary } from '@/app/admin/editors/editor-fields';
import { editorPage } from '@/app/admin/editors/editor-post';
import { readKeptForm } from '@/app/admin/kept-form';
import { ShownOnce } from '@/app/admin/shown-once';
import { ErrorSummary } from '@/components/form/error-summary';
import { findWebhookTests } from '@/db/queries/webhooks/webhook-tests';
import { requireAdministrator } from '@/lib/auth/administrator';
import { showEditor } from '@/lib/editors/show-editor';
import { consoleText } from '@/lib/text/admin-console';
import { adminEditorsText as text } from '@/lib/text/admin-editors';
import { showCircuit } from '@/lib/webhooks/show-circuit';
import { EditorActions } from './editor-actions';
import { EditorFacts } from './editor-facts';

type Props = { params: Promise<{ clientId: string }>; searchParams: SearchParams };

export const metadata = { title: text.title };

/** One editor: how its account stands, then what may be done to it, each with what follows from it. */
async function EditorPage({ params, searchParams }: Props) {
  const { role } = await requireAdministrator('reader');
  const now = new Date();
  const state = await showEditor(decodeURIComponent((await params).clientId), now);
  const { editor } = state;
  const page = editorPage(editor.clientId);
  const [circuit, tests, refused] = await Promise.all([
    showCircuit(editor.id, now),
    findWebhookTests(editor.id),
    readKeptForm(page),
  ]);
  return (
    <>
      <ErrorSummary title={consoleText.toMend} errors={editorSummary(refused)} />
      {!refused.isThere && <Done searchParams={searchParams} sentences={text.done} />}
      <p className="fr-mb-1w">
        <a href="/admin/editors">{text.title}</a>
      </p>
      <h1>{editor.name}</h1>
      {await ShownOnce({ page, title: text.secrets.title, labels: text.secrets.labels })}
      <EditorFacts state={state} circuit={circuit} tests={tests} />
      {role === 'reader' ? (
        <p>{text.readerOnly}</p>
      ) : (
        <>
          <EditorActions state={state} page={page} refused={refused} />
          <section className="fr-mt-6w">
            <h2 className="fr-h4">{text.change.title}</h2>
            <p>{text.change.consequence}</p>
            <form action={`${page}/change`} method="post" className="pm-console-form">
              <EditorFields editor={editor} refused={refused} />
              <button type="submit" className="fr-btn">
                {text.change.submit}
              </button>
            </form>
          </section>
        </>
      )}
    </>
  );
}

export default drawConsole(EditorPage);
