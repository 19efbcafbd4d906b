import { redirect } from 'next/navigation';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { drawOrExplain } from '@/app/draw-or-explain';
import { Column } from '@/components/layout/column';
import { whyItStands } from '@/lib/applications/replace-application';
import { requireWholeApplication } from '@/lib/auth/guards';
import { replacementText } from '@/lib/text/replacement';

const text = replacementText.withdrawal;

export const metadata = { title: text.title };

/** Asks before an application is withdrawn, which cannot be undone. */
async function WithdrawPage({ params }: { params: Promise<{ identifier: string }> }) {
  const { identifier } = await params;
  const { application, market } = await requireWholeApplication(identifier);
  if (whyItStands(application, market, new Date())) redirect(stepPath(identifier, 'sync_status'));
  return (
    <Column>
      <h1>{text.title}</h1>
      <ul>
        {text.consequences.map((consequence) => (
          <li key={consequence}>{consequence}</li>
        ))}
      </ul>
      <form method="post" action={stepPath(identifier, 'withdraw')}>
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <button type="submit" className="fr-btn">
              {text.confirm}
            </button>
          </li>
          <li>
            <a className="fr-btn fr-btn--secondary" href={stepPath(identifier, 'sync_status')}>
              {text.keep}
            </a>
          </li>
        </ul>
      </form>
    </Column>
  );
}

export default drawOrExplain(WithdrawPage);
