import { APPLICATIONS_PATH } from '@/app/address/address-forms';
import { drawOrExplain } from '@/app/draw-or-explain';
import { Column } from '@/components/layout/column';
import { findAddress } from '@/db/queries/addresses';
import { AppError } from '@/lib/errors';
import { MESSAGE_GROUPS } from '@/lib/messages/message';
import { isProof, stopPath } from '@/lib/messages/stop-address';
import { stopText as text } from '@/lib/text/people';

type Props = { params: Promise<{ address: string }>; searchParams: Promise<{ k?: string | string[] }> };

export const metadata = { title: text.title };

/** By the link of a message: one button that stops them, or takes them up again. Opening the page changes nothing. */
async function StopPage({ params, searchParams }: Props) {
  const [{ address: id }, { k }] = [await params, await searchParams];
  const address = typeof k === 'string' && isProof(id, k) ? await findAddress(id) : undefined;
  if (!address) throw new AppError('not_found', 'no such address');
  const isStopped = MESSAGE_GROUPS.every((group) => address.stopped.includes(group));
  const words = isStopped ? text.stopped : text;
  return (
    <Column>
      <h1>{words.title}</h1>
      <p className="fr-text--lead">{words.introduction}</p>
      <form action={stopPath(address.id)} method="post" encType="multipart/form-data">
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <button type="submit" className="fr-btn" name="do" value={isStopped ? 'resume' : 'stop'}>
              {isStopped ? text.resume : text.stop}
            </button>
          </li>
          <li>
            <a className="fr-btn fr-btn--tertiary" href={APPLICATIONS_PATH}>
              {text.choose}
            </a>
          </li>
        </ul>
      </form>
    </Column>
  );
}

export default drawOrExplain(StopPage);
