import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import { drawOrExplain } from '@/app/draw-or-explain';
import { readReturnAddress, withReturnAddress } from '@/lib/console/return-address';
import { AppError } from '@/lib/errors';
import { answerWith } from '@/lib/http/answer-status';
import { consoleText as text } from '@/lib/text/admin-console';

type Draw<Props> = (props: Props) => Promise<ReactNode>;

/** RFC 9110, 15.5.2: a 401 names how to get in; here, by the form of the console. */
export const CHALLENGE = { 'WWW-Authenticate': 'Form realm="passe-marche-console"' };

/** `drawOrExplain` for pages of the console: without a session, the sign-in form; without the right, a page that says so. */
export function drawConsole<Props>(draw: Draw<Props>): Draw<Props> {
  return drawOrExplain(async (props: Props) => {
    try {
      return await draw(props);
    } catch (error) {
      unstable_rethrow(error);
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'unauthorized') return signedOut();
      if (error.code === 'forbidden') return forbidden();
      throw error;
    }
  });
}

async function signedOut() {
  const asked = await headers();
  answerWith(asked, 401, CHALLENGE);
  const href = withReturnAddress('/admin/sign_in', readReturnAddress(asked.get('x-address')));
  return <Explanation {...text.signedOut} href={href} link={text.signedOut.signIn} />;
}

async function forbidden() {
  answerWith(await headers(), 403);
  return <Explanation {...text.forbidden} href="/admin" link={text.forbidden.back} />;
}

function Explanation({ title, introduction, href, link }: Record<'title' | 'introduction' | 'href' | 'link', string>) {
  return (
    <>
      <h1>{title}</h1>
      <p className="fr-text--lead">{introduction}</p>
      <a className="fr-btn" href={href}>
        {link}
      </a>
    </>
  );
}
