import { StateBadge } from '@/components/layout/state-badge';
import type { Editor } from '@/db/queries/editors';
import { adminEditorsText } from '@/lib/text/admin-editors';

const text = adminEditorsText.states;

/** Whether the account opens anything, in a badge or two. */
export function EditorState({ editor }: { editor: Editor }) {
  return (
    <>
      {!editor.active && <StateBadge tone="to_mend">{text.inactive}</StateBadge>}
      {!editor.authorized && <StateBadge tone="to_mend">{text.unauthorized}</StateBadge>}
      {editor.active && editor.authorized && <StateBadge tone="done">{text.active}</StateBadge>}{' '}
      {editor.demo && <StateBadge tone="to_do">{text.demo}</StateBadge>}
    </>
  );
}
