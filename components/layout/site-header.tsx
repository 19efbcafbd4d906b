import { headerFooterDisplayItem } from '@codegouvfr/react-dsfr/Display';
import { Header } from '@codegouvfr/react-dsfr/Header';
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
};

export function SiteHeader({ id, menuId, brand, name, tagline, homeTitle, links }: SiteHeaderProps) {
  return (
    <Header
      id={id}
      brandTop={brand}
      homeLinkProps={{ href: '/', title: homeTitle }}
      serviceTitle={name}
      serviceTagline={tagline}
      quickAccessItems={[headerFooterDisplayItem]}
      navigation={<SiteNavigation id={menuId} links={links} />}
    />
  );
}
