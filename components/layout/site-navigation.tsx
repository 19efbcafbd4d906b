'use client';
import { MainNavigation } from '@codegouvfr/react-dsfr/MainNavigation';
import { usePathname } from 'next/navigation';

export type NavigationLink = { href: string; text: string };

/** Main menu; the entry of the current page is marked, which only the browser's address can tell in a shared layout. */
export function SiteNavigation({ id, links }: { id: string; links: NavigationLink[] }) {
  const pathname = usePathname();
  return (
    <MainNavigation
      id={id}
      items={links.map(({ href, text }) => ({ text, linkProps: { href }, isActive: href === pathname }))}
    />
  );
}
