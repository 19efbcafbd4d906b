import type { AdministratorSession } from '@/db/queries/administrator-sessions';
import { nameBrowser } from '@/lib/administrators/name-browser';
import { accountText } from '@/lib/text/admin-account';
import { formatDateTime } from '@/lib/text/format';

const text = accountText.sessions;

type SessionsListProps = {
  sessions: readonly AdministratorSession[];
  /** The viewer's own session. */
  currentId: string;
  /** Where a session is ended; absent when the viewer may not. */
  action?: string;
};

/** The open sessions of one account, each with a button that ends it. */
export function SessionsList({ sessions, currentId, action }: SessionsListProps) {
  if (sessions.length === 0) return <p>{text.none}</p>;
  return (
    <ul className="pm-console-list">
      {sessions.map((session) => (
        <li key={session.id} className="pm-console-list__one">
          <div>
            <strong>{nameBrowser(session.agent)}</strong>
            {session.id === currentId && ` (${text.this})`}
            <span className="fr-hint-text">
              {text.from} {session.address || '–'}. {text.since} {formatDateTime(session.createdAt)}.
            </span>
          </div>
          {action && session.id !== currentId && (
            <form action={action} method="post">
              <button
                type="submit"
                className="fr-btn fr-btn--sm fr-btn--tertiary"
                name="session"
                value={session.id}
                aria-label={text.endOf(nameBrowser(session.agent))}
              >
                {text.end}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
