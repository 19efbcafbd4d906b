import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { drawOrExplain } from '@/app/draw-or-explain';
import { Column } from '@/components/layout/column';
import { openApplication } from '@/lib/auth/guards';
import { findMemberLink } from '@/lib/auth/member-link';
import { answerWith } from '@/lib/http/answer-status';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { groupText } from '@/lib/text/groups';

const text = groupText.invitation;

type Props = { params: Promise<{ identifier: string; token: string }> };

export const metadata = { title: text.title };

/**
 * A member's link: a page with one button, and nothing of the application. Opening it uses nothing up, whoever does, robots
 * included; pressing the button does.
 */
async function MemberLinkPage({ params }: Props) {
  const { identifier, token } = await params;
  const link = await findMemberLink(identifier, token, new Date());
  // The browser that opened it finds its part again by the same link.
  if (link === 'used' && (await openApplication(identifier))) redirect(stepPath(identifier, IDENTIFICATION_STEP));
  if (link !== 'live') return deadLink(link);
  return (
    <Column>
      <h1>{text.title}</h1>
      <p className="fr-text--lead">{text.introduction}</p>
      <p>{text.once}</p>
      <form action={`/candidate/market_applications/${identifier}/access/${token}/member/open`} method="post">
        <button type="submit" className="fr-btn">
          {text.open}
        </button>
      </form>
    </Column>
  );
}

async function deadLink(why: 'used' | 'dead') {
  answerWith(await headers(), why === 'used' ? 403 : 404);
  return (
    <Column>
      <h1>{text[why].title}</h1>
      <p className="fr-text--lead">{text[why].introduction}</p>
    </Column>
  );
}

export default drawOrExplain(MemberLinkPage);
