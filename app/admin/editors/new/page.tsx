import { drawConsole } from '@/app/admin/draw-console';
import { EditorFields, editorSummary } from '@/app/admin/editors/editor-fields';
import { readKeptForm } from '@/app/admin/kept-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { requireAdministrator } from '@/lib/auth/administrator';
import { consoleText } from '@/lib/text/admin-console';
import { adminEditorsText } from '@/lib/text/admin-editors';

const text = adminEditorsText.new;

export const metadata = { title: text.title };

async function NewEditorPage() {
  await requireAdministrator('administrator');
  const refused = await readKeptForm('/admin/editors/new');
  return (
    <>
      <ErrorSummary title={consoleText.toMend} errors={editorSummary(refused)} />
      <h1>{text.title}</h1>
      <form action="/admin/editors/new/create" method="post" className="pm-console-form">
        <EditorFields editor={{ maxLiveTokens: 1 }} refused={refused} />
        <p>{text.consequence}</p>
        <button type="submit" className="fr-btn">
          {text.submit}
        </button>
      </form>
    </>
  );
}

export default drawConsole(NewEditorPage);
