import { drawConsole } from '@/app/admin/draw-console';
import type { ListProps } from '@/app/admin/list-parts';
import { listCircuits } from '@/db/queries/console/circuits';
import { countChosen } from '@/db/queries/console/deliveries';
import { requireAdministrator } from '@/lib/auth/administrator';
import type { Search } from '@/lib/console/read-search';
import { deliveryText as text } from '@/lib/text/admin-deliveries';
import { formatDateTime } from '@/lib/text/format';
import { CHOICE_INPUTS, readChosen } from './read-chosen';

export const metadata = { title: text.confirmTitle };

async function RedeliverPage({ searchParams }: ListProps) {
  await requireAdministrator('administrator');
  const search = await searchParams;
  const chosen = await readChosen(search);
  const [counts, circuits] = chosen ? await Promise.all([countChosen(chosen), listCircuits()]) : [[], []];
  const open = new Set(circuits.filter(({ openUntil }) => openUntil).map(({ editorId }) => editorId));
  const toSend = counts.filter(({ hasAddress, settled }) => hasAddress && settled > 0);
  const total = toSend.reduce((sum, { settled }) => sum + settled, 0);
  const waiting = counts.reduce((sum, each) => sum + each.waiting, 0);
  return (
    <>
      <h1>{text.confirmTitle}</h1>
      <p className="fr-text--lead">{total > 0 ? text.willSend(total) : chosen ? text.nothing : text.sinceUnreadable}</p>
      {chosen && 'since' in chosen && (
        <p>
          {text.sinceOf(formatDateTime(chosen.since))} {chosen.failedOnly ? text.failedOnly : text.everything}.
        </p>
      )}
      <ul>
        {toSend.map(({ editorId, editorName, settled }) => (
          <li key={editorId}>
            {text.ofEditor(editorName, settled)}. {open.has(editorId) && text.circuitOpen}
          </li>
        ))}
        {counts
          .filter(({ hasAddress }) => !hasAddress)
          .map(({ editorId, editorName }) => (
            <li key={editorId}>{text.noAddressFor(editorName)}</li>
          ))}
        {waiting > 0 && <li>{text.alreadyUnderWay(waiting)}.</li>}
      </ul>
      {total > 0 && <p>{text.effect}</p>}
      <form method="post" action="/admin/deliveries/redeliver/send">
        <Carried search={search} />
        <ul className="fr-btns-group fr-btns-group--inline-md">
          {total > 0 && (
            <li>
              <button type="submit" className="fr-btn">
                {text.confirm(total)}
              </button>
            </li>
          )}
          <li>
            <a className="fr-btn fr-btn--tertiary" href="/admin/deliveries">
              {total > 0 ? text.cancel : text.back}
            </a>
          </li>
        </ul>
      </form>
    </>
  );
}

/** What was chosen goes with the form. */
function Carried({ search }: { search: Search }) {
  return CHOICE_INPUTS.flatMap((name) =>
    [search[name] ?? []]
      .flat()
      .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
  );
}

export default drawConsole(RedeliverPage);
