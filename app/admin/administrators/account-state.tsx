import { StateBadge } from '@/components/layout/state-badge';
import type { Administrator } from '@/db/queries/administrators';
import { administratorsText } from '@/lib/text/admin-administrators';

const text = administratorsText.states;

/** Whether somebody can sign in to this account, and what is still to do for it. */
export function AccountState({ account }: { account: Administrator }) {
  if (account.disabledAt) return <StateBadge tone="to_do">{text.disabled}</StateBadge>;
  if (account.passwordHash === null) return <StateBadge tone="started">{text.waiting}</StateBadge>;
  if (account.totpCiphertext === null) return <StateBadge tone="to_mend">{text.enrolling}</StateBadge>;
  return <StateBadge tone="done">{text.active}</StateBadge>;
}
