'use client';
import { DsfrProviderBase, type DsfrProviderProps, StartDsfrOnHydration } from '@codegouvfr/react-dsfr/next-app-router';
import { defaultColorScheme } from './color-scheme';
import { Link } from './link';

declare module '@codegouvfr/react-dsfr/next-app-router' {
  interface RegisterLink {
    Link: typeof Link;
  }
}

/**
 * Starts the DSFR's scripts in the browser (theme dialog, mobile menu). Starting from the layout is safe as long as no
 * page streams (`loading.tsx`, `<Suspense>`): the scripts would touch markup that React has not taken over yet.
 */
export function DsfrProvider({ children, ...props }: DsfrProviderProps) {
  return (
    <DsfrProviderBase defaultColorScheme={defaultColorScheme} Link={Link} doCheckNonce {...props}>
      {children}
      <StartDsfrOnHydration />
    </DsfrProviderBase>
  );
}
