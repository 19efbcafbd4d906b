import { ActionForm } from '@/app/admin/action-form';
import type { Administrator } from '@/db/queries/administrators';
import { administratorsText as text } from '@/lib/text/admin-administrators';
import { consoleText } from '@/lib/text/admin-console';

type AccountActionsProps = { account: Administrator; page: string; sessions: number };

/** What may be done to somebody else's account, from the least to the most serious. */
export function AccountActions({ account, page, sessions }: AccountActionsProps) {
  if (account.disabledAt) return <ActionForm {...text.enable} action={`${page}/enable`} />;
  const otherRole = account.role === 'reader' ? 'administrator' : 'reader';
  return (
    <>
      {sessions > 0 && (
        <ActionForm
          title={text.sessions.end}
          consequence={text.sessions.consequence}
          submit={text.sessions.end}
          action={`${page}/sessions`}
        />
      )}
      <ActionForm {...text.newLink} action={`${page}/link`} />
      {account.totpCiphertext !== null && <ActionForm {...text.secondFactor} action={`${page}/second_factor`} />}
      <ActionForm
        {...text.role}
        consequence={text.role.consequence(consoleText.roles[otherRole].toLowerCase())}
        action={`${page}/role`}
      >
        <input type="hidden" name="role" value={otherRole} />
      </ActionForm>
      <ActionForm {...text.disable} action={`${page}/disable`} />
    </>
  );
}
