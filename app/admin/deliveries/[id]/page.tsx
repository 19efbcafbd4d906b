import { z } from 'zod';
import { DeliveryStatus, eventTitle, subjectPath } from '@/app/admin/deliveries/delivery-status';
import { drawConsole } from '@/app/admin/draw-console';
import { Facts } from '@/components/layout/facts';
import { type ConsoleDelivery, findConsoleDelivery, findLatestAttempts } from '@/db/queries/console/deliveries';
import { requireAdministrator } from '@/lib/auth/administrator';
import { outcomeOf } from '@/lib/console/timeline';
import { AppError } from '@/lib/errors';
import { deliveryText as text } from '@/lib/text/admin-deliveries';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { formatMomentSeconds } from '@/lib/text/short-dates';

type Props = { params: Promise<{ id: string }> };
type Attempt = Awaited<ReturnType<typeof findLatestAttempts>>[number];

export const metadata = { title: text.title };

/** Three at once, seven later ones, and as many again for each redelivery: more is not read by anybody. */
const MAX_ATTEMPTS = 50;

async function DeliveryPage({ params }: Props) {
  const { role } = await requireAdministrator('reader');
  const { id } = await params;
  const delivery = z.uuid().safeParse(id).success ? await findConsoleDelivery(id) : undefined;
  if (!delivery) throw new AppError('not_found', 'no such delivery');
  const attempts = await findLatestAttempts(delivery.id, MAX_ATTEMPTS);
  return (
    <>
      <p>
        <a className="fr-link fr-link--sm" href="/admin/deliveries">
          {text.back}
        </a>
      </p>
      <h1>{text.titleOf(eventTitle(delivery.event), delivery.identifier)}</h1>
      <Facts facts={factsOf(delivery)} />
      {role === 'administrator' && <Redeliver delivery={delivery} />}
      <h2 className="fr-h4">{text.attempts}</h2>
      {attempts.length === 0 ? <p>{text.noAttempt}</p> : <p className="fr-text--sm">{text.attemptsNote}</p>}
      {attempts.map((attempt) => (
        <AttemptView key={attempt.id} attempt={attempt} />
      ))}
    </>
  );
}

function factsOf(delivery: ConsoleDelivery) {
  const { facts } = text;
  const { syncStatus, createdAt, nextAttemptAt, completionWebhookUrl } = delivery;
  return [
    { key: 'status', label: facts.status, value: <DeliveryStatus status={syncStatus} /> },
    {
      key: 'about',
      label: facts.about,
      value: <a href={subjectPath(delivery.event, delivery.identifier)}>{delivery.identifier}</a>,
    },
    {
      key: 'editor',
      label: text.columns.editor,
      value: <a href={`/admin/editors/${encodeURIComponent(delivery.editorClientId)}`}>{delivery.editorName}</a>,
    },
    { key: 'created', label: facts.createdAt, value: formatDateTimeSeconds(createdAt) },
    { key: 'next', label: facts.next, value: nextAttemptAt ? formatDateTimeSeconds(nextAttemptAt) : facts.noNext },
    { key: 'address', label: facts.address, value: completionWebhookUrl ?? facts.noAddress },
    { key: 'id', label: facts.id, value: delivery.id },
  ];
}

function Redeliver({ delivery }: { delivery: ConsoleDelivery }) {
  return (
    <form method="post" action="/admin/deliveries/redeliver/send" className="fr-mb-4w">
      <input type="hidden" name="id" value={delivery.id} />
      <button type="submit" className="fr-btn fr-btn--secondary">
        {text.redeliver}
      </button>
    </form>
  );
}

/** What came back is text, whatever it says it is: an editor's server may answer anything. */
function AttemptView({ attempt }: { attempt: Attempt }) {
  const { number, at, durationMs, answerExcerpt } = attempt;
  const title = text.attempt(number);
  return (
    <section className="fr-mb-3w" aria-label={title}>
      <h3 className="fr-h6 fr-mb-1v">{title}</h3>
      <p className="fr-mb-1v">
        <time dateTime={at.toISOString()}>{formatMomentSeconds(at)}</time>
        {' – '}
        {outcomeOf(attempt)} {text.took(durationMs)}
      </p>
      {answerExcerpt ? (
        <details>
          <summary>{text.excerpt}</summary>
          <pre className="pm-excerpt">{answerExcerpt}</pre>
        </details>
      ) : (
        attempt.httpStatus !== null && <p className="fr-text--sm">{text.noExcerpt}</p>
      )}
    </section>
  );
}

export default drawConsole(DeliveryPage);
