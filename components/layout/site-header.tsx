'use client';
import { headerFooterDisplayItem } from '@codegouvfr/react-dsfr/Display';
import { Header } from '@codegouvfr/react-dsfr/Header';
import { SkipLinks } from '@codegouvfr/react-dsfr/SkipLinks';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { type NavigationLink, SiteNavigation } from './site-navigation';

type SiteHeaderProps = {
  id: string;
  menuId: string;
  brand: ReactNode;
  name: string;
  tagline: string;
  homeTitle: string;
  links: NavigationLink[];
  skipTo: Record<'content' | 'menu' | 'footer', { label: string; anchor: string }>;
  /** Beginnings of the addresses of journeys: who came by a link has one thing to do, and reaches its question sooner. */
  bareBelow: readonly string[];
};

/** Ways past what every page has, then the brand, the menu and the settings; on a journey's page no menu and no settings. */
export function SiteHeader({ id, menuId, brand, name, tagline, homeTitle, links, skipTo, bareBelow }: SiteHeaderProps) {
  const pathname = usePathname();
  const isBare = bareBelow.some((beginning) => pathname.startsWith(beginning));
  const { content, menu, footer } = skipTo;
  return (
    <>
      <SkipLinks links={isBare ? [content, footer] : [content, menu, footer]} />
      <Header
        id={id}
        brandTop={brand}
        homeLinkProps={{ href: '/', title: homeTitle }}
        serviceTitle={name}
        serviceTagline={tagline}
        quickAccessItems={isBare ? [] : [headerFooterDisplayItem]}
        navigation={isBare ? undefined : <SiteNavigation id={menuId} links={links} />}
      />
    </>
  );
}
