import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ConsoleMenu } from '@/components/console/console-menu';
import { currentAdministrator, type SignedIn } from '@/lib/auth/administrator';
import './console.css';
import { consoleText as text } from '@/lib/text/admin-console';

export const metadata: Metadata = {
  title: { default: text.title, template: text.titleTemplate },
  robots: { index: false, follow: false },
};

/** The console's frame. It guards nothing: pages and handlers do. Without a session it is bare. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const signedIn = await currentAdministrator().catch(() => undefined);
  if (!signedIn) return <div className="pm-console fr-container fr-py-6w">{children}</div>;
  return (
    <div className="pm-console fr-container fr-pb-6w">
      <Who signedIn={signedIn} />
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-lg-3">
          <ConsoleMenu {...text.menu} />
        </div>
        <div className="fr-col-12 fr-col-lg-9 fr-pt-3w">{children}</div>
      </div>
    </div>
  );
}

function Who({ signedIn }: { signedIn: SignedIn }) {
  return (
    <div className="pm-console-who fr-text--sm">
      <p>
        {text.signedInAs} <a href="/admin/account">{signedIn.email}</a> ({text.roles[signedIn.role].toLowerCase()})
      </p>
      <form action="/admin/account/sign_out" method="post">
        <button type="submit" className="fr-btn fr-btn--tertiary fr-btn--sm">
          {text.signOut}
        </button>
      </form>
    </div>
  );
}
