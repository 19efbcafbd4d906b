import type { ReactNode } from 'react';

/**
 * The title of what a page that came back says at its top: it takes the focus, with or without scripts, so that it is
 * heard first, and once. The title, and not what it stands in: a region that has the focus before all of it has come is
 * heard without its name, and a heading that names a region is passed over by who reads the page through (Orca with
 * Firefox). No `role=alert`, which would say it a second time.
 */
export function HeardFirst({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: after a form that was not taken, what is said of it is where one wants to be
    <h2 className="fr-alert__title" tabIndex={-1} autoFocus>
      {children}
    </h2>
  );
}
