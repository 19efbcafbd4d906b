import { drawConsole } from '@/app/admin/draw-console';
import { listCircuits } from '@/db/queries/console/circuits';
import { requireAdministrator } from '@/lib/auth/administrator';
import { AppError } from '@/lib/errors';
import { circuitText as text } from '@/lib/text/admin-deliveries';

type Props = { params: Promise<{ clientId: string }> };

export const metadata = { title: text.confirm };

/** Asks before a circuit is closed: what waits goes out at once. */
async function CloseCircuitPage({ params }: Props) {
  await requireAdministrator('administrator');
  const clientId = decodeURIComponent((await params).clientId);
  const circuit = (await listCircuits()).find((each) => each.clientId === clientId);
  if (!circuit) throw new AppError('not_found', 'no such editor');
  const isOpen = circuit.openUntil !== null;
  return (
    <>
      <h1>{text.confirmTitle(circuit.name)}</h1>
      <p className="fr-text--lead">
        {isOpen ? text.confirmIntroduction(text.waiting(circuit.waiting + circuit.waitingLater)) : text.notOpen}
      </p>
      <form method="post" action={`/admin/circuits/${encodeURIComponent(clientId)}/close`}>
        <ul className="fr-btns-group fr-btns-group--inline-md">
          {isOpen && (
            <li>
              <button type="submit" className="fr-btn">
                {text.confirm}
              </button>
            </li>
          )}
          <li>
            <a className="fr-btn fr-btn--tertiary" href="/admin/circuits">
              {isOpen ? text.cancel : text.back}
            </a>
          </li>
        </ul>
      </form>
    </>
  );
}

export default drawConsole(CloseCircuitPage);
