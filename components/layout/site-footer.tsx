import { headerFooterDisplayItem } from '@codegouvfr/react-dsfr/Display';
import { Footer } from '@codegouvfr/react-dsfr/Footer';
import type { ReactNode } from 'react';

type SiteFooterProps = {
  id: string;
  brand: ReactNode;
  homeTitle: string;
  description: string;
  license: string;
  /** Which release one looks at. */
  release: string;
  accessibilityHref: string;
  legalHref: string;
  privacy: { href: string; text: string };
  documentation: { href: string; text: string };
};

/** « Accessibilité : non conforme » is what the law has one say as long as nobody has audited (RGAA 4.1, obligations). */
export function SiteFooter(props: SiteFooterProps) {
  return (
    <Footer
      id={props.id}
      brandTop={props.brand}
      homeLinkProps={{ href: '/', title: props.homeTitle }}
      accessibility="non compliant"
      accessibilityLinkProps={{ href: props.accessibilityHref }}
      termsLinkProps={{ href: props.legalHref }}
      contentDescription={props.description}
      license={`${props.license} ${props.release}`}
      bottomItems={[
        ...[props.privacy, props.documentation].map(({ href, text }) => ({ text, linkProps: { href } })),
        headerFooterDisplayItem,
      ]}
    />
  );
}
