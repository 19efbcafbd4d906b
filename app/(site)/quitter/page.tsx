import { drawOrExplain } from '@/app/draw-or-explain';
import { LEAVE_ALL_PATH } from '@/app/leave/receive-leave';
import { Article } from '@/components/layout/article';
import { findGrants } from '@/db/queries/access';
import { currentSessionId } from '@/lib/auth/session';
import { leaveText } from '@/lib/text/leave';
import { errorText } from '@/lib/text/site';

const text = leaveText.page;

export const metadata = { title: leaveText.menu };

/** What is still open in this browser once one has left something, and how to come back. */
async function LeftPage() {
  const sessionId = await currentSessionId();
  const others = sessionId ? (await findGrants(sessionId)).length : 0;
  const [title, introduction] =
    others > 0 ? [text.titleWhileOthers, text.introductionWhileOthers(others)] : [text.title, text.introduction];
  return (
    <Article title={title} introduction={introduction} sections={text.sections}>
      <ul className="fr-btns-group fr-btns-group--inline-md fr-mt-4w">
        {others > 0 && (
          <li>
            <form method="post" action={LEAVE_ALL_PATH}>
              <button type="submit" className="fr-btn">
                {leaveText.everything}
              </button>
            </form>
          </li>
        )}
        <li>
          <a className="fr-btn fr-btn--secondary" href="/">
            {errorText.backHome}
          </a>
        </li>
      </ul>
    </Article>
  );
}

export default drawOrExplain(LeftPage);
