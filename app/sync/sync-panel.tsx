import { Alert } from '@/components/layout/alert';
import { AutomaticReturn } from '@/components/sync/automatic-return';
import { FollowProgress } from '@/components/sync/follow-progress';
import { SayChange } from '@/components/sync/say-change';
import type { SyncStatus } from '@/db/schema/deliveries';
import { formatDateTime, formatTime } from '@/lib/text/format';
import { syncText, type ToldState } from '@/lib/text/sync';
import { type Progress, progressText, type ShownProgress } from './progress';

/** WCAG 2.2.1: after the warning, at least 20 seconds to refuse by one simple action. */
const RETURN_AFTER_SECONDS = 20;
const MINUTE_MS = 60_000;

const SEVERITIES = {
  sync_pending: 'info',
  sync_processing: 'info',
  sync_completed: 'success',
  sync_failed: 'warning',
} as const satisfies Record<SyncStatus, string>;

type Props = {
  /** Beside the page: what its script asks, where its form posts. */
  addresses: { progress: string; retry: string };
  platform: string;
  /** The way back to the platform, when it gave one. */
  back: string | null;
  progress: ShownProgress;
  states: (typeof syncText)['market' | 'application']['states'];
  /** Another sentence of the page that may change, announced together with the status. */
  alsoSaid?: string;
};

/** Where the news to the platform stands, followed live; what one can do when it failed; the way back when it is done. */
export function SyncPanel({ addresses, platform, back, progress, states, alsoSaid }: Props) {
  const { status, documentsReady, justDone } = progress;
  const { title, sentences } = states[toldState(progress)](platform);
  const isFinal = status === 'sync_completed' || status === 'sync_failed';
  const { announcement, countdown, ...returnText } = syncText.automaticReturn;
  return (
    <section className="fr-mb-4w" data-sync-status={status} data-documents={documentsReady ? 'ready' : 'pending'}>
      <h2 className="fr-h4">{syncText.heading}</h2>
      <SayChange words={[`${title}.`, ...sentences, alsoSaid].filter(Boolean).join(' ')} />
      <div className="fr-mb-2w">
        <Alert severity={SEVERITIES[status]} title={title}>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Alert>
      </div>
      {!isFinal && (
        <FollowProgress address={addresses.progress} shown={progressText(progress)} sentence={syncText.follows} />
      )}
      {status === 'sync_failed' && <Failure retry={addresses.retry} progress={progress} />}
      {back && (
        <AutomaticReturn
          href={back}
          done={status === 'sync_completed'}
          justDone={justDone}
          seconds={RETURN_AFTER_SECONDS}
          text={{
            ...returnText,
            announcement: announcement(platform, RETURN_AFTER_SECONDS),
            countdown: countdown(platform),
          }}
        />
      )}
    </section>
  );
}

/** An editor without a webhook address was told nothing, and the page does not say that it was. */
function toldState({ status, sync }: Progress): ToldState {
  return status === 'sync_completed' && !sync?.notified ? 'without_notification' : status;
}

function Failure({ retry, progress }: { retry: string; progress: ShownProgress }) {
  const { sync, retryOpensAt } = progress;
  return (
    <>
      {sync?.nextAttemptAt && <p>{syncText.nextAttempt(formatDateTime(sync.nextAttemptAt))}</p>}
      {retryOpensAt ? (
        <p>{syncText.retryUsed(formatTime(wholeMinuteAfter(retryOpensAt)))}</p>
      ) : (
        <form method="post" action={retry}>
          <p>{syncText.retryAdvice}</p>
          <button type="submit" className="fr-btn">
            {syncText.retry}
          </button>
        </form>
      )}
    </>
  );
}

/** What is said in hours and minutes must be true at that minute's first second. */
function wholeMinuteAfter(instant: Date): Date {
  return new Date(Math.ceil(instant.getTime() / MINUTE_MS) * MINUTE_MS);
}
