import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { database } from '@/db/database';
import type { Application } from '@/db/queries/applications';
import type { Market } from '@/db/queries/markets';
import { findReplacement } from '@/db/queries/replacements';
import { whyItStands } from '@/lib/applications/replace-application';
import { formatDateTime } from '@/lib/text/format';
import { replacementText as text } from '@/lib/text/replacement';

/** Under a submission that may still be replaced or withdrawn. */
export async function ReplaceOrWithdraw({ application, market }: { application: Application; market: Market }) {
  if (whyItStands(application, market, new Date())) return null;
  const draft = await findReplacement(database(), application.id);
  return (
    <>
      <h2 className="fr-h4 fr-mt-4w">{text.title}</h2>
      <p>{draft ? text.begun : text.introduction(formatDateTime(market.deadline))}</p>
      <form method="post" action={stepPath(application.identifier, 'replace')}>
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <button type="submit" className="fr-btn fr-btn--secondary">
              {draft ? text.goOn : text.replace}
            </button>
          </li>
          <li>
            <a className="fr-btn fr-btn--tertiary" href={stepPath(application.identifier, 'withdraw')}>
              {text.withdraw}
            </a>
          </li>
        </ul>
      </form>
    </>
  );
}
