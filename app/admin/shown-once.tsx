import { shownOnceOn } from '@/lib/administrators/shown-once';
import { consoleVisit } from '@/lib/auth/administrator';
import { consoleText } from '@/lib/text/admin-console';
import { formatTime } from '@/lib/text/format';

const text = consoleText.shownOnce;

type Shown = {
  page: string;
  title: string;
  /** What each secret is and what it is for, by name. */
  labels: Record<string, { label: string; hint?: string }>;
};

/** What was just made and is shown this once, to this browser, until the person says that it is noted. Else nothing. */
export async function ShownOnce({ page, title, labels }: Shown) {
  const visit = await consoleVisit();
  const secrets = visit && shownOnceOn(visit.session, page, new Date());
  if (!secrets) return null;
  return (
    <section className="fr-callout pm-shown-once" aria-labelledby="a-noter" role="status">
      <h2 className="fr-h4" id="a-noter">
        {title}
      </h2>
      <p>{text.introduction(formatTime(new Date(visit.session.shownOnce?.until ?? 0)))}</p>
      <dl className="pm-facts">
        {Object.entries(secrets).map(([name, secret]) => (
          <div key={name}>
            <dt>
              {labels[name]?.label ?? name}
              {labels[name]?.hint && <span className="fr-hint-text">{labels[name].hint}</span>}
            </dt>
            <dd>
              <code className="pm-secret" data-secret={name}>
                {secret}
              </code>
            </dd>
          </div>
        ))}
      </dl>
      <form action="/admin/account/noted" method="post" className="fr-mt-3w">
        <input type="hidden" name="page" value={page} />
        <button type="submit" className="fr-btn">
          {text.noted}
        </button>
      </form>
    </section>
  );
}
