import { drawConsole } from '@/app/admin/draw-console';
import { findConsoleApplication } from '@/db/queries/console/applications';
import { requireAdministrator } from '@/lib/auth/administrator';
import { AppError } from '@/lib/errors';
import { withdrawalText as text } from '@/lib/text/admin-markets';

type Props = { params: Promise<{ identifier: string }> };

export const metadata = { title: text.withdraw };

/** Asks before an application is withdrawn, which cannot be undone. */
async function WithdrawPage({ params }: Props) {
  await requireAdministrator('administrator');
  const application = await findConsoleApplication((await params).identifier);
  if (!application?.completedAt) throw new AppError('not_found', 'no such submitted application');
  const page = `/admin/applications/${application.identifier}`;
  return (
    <>
      <h1>{text.title(application.identifier)}</h1>
      <p className="fr-text--lead">{text.who(application.companyName ?? '')}</p>
      <ul>
        {text.consequences.map((consequence) => (
          <li key={consequence}>{consequence}</li>
        ))}
      </ul>
      <form method="post" action={`${page}/withdraw/confirm`}>
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <button type="submit" className="fr-btn">
              {text.withdraw}
            </button>
          </li>
          <li>
            <a className="fr-btn fr-btn--tertiary" href={page}>
              {text.cancel}
            </a>
          </li>
        </ul>
      </form>
    </>
  );
}

export default drawConsole(WithdrawPage);
