import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { FontLoading } from '@/components/dsfr/font-loading';
import { DsfrHead, getHtmlAttributes } from '@/components/dsfr/head';
import { DsfrProvider } from '@/components/dsfr/provider';
import { ButtonWatch } from '@/components/form/button-watch';
import { DemonstrationNotice } from '@/components/layout/demonstration-notice';
import { SiteFooter } from '@/components/layout/site-footer';
import { SiteHeader } from '@/components/layout/site-header';
import { env } from '@/lib/env';
import { release, releaseInWords } from '@/lib/release';
import { siteText } from '@/lib/text/site';
import './globals.css';

export const metadata: Metadata = {
  title: { default: siteText.name, template: siteText.titleTemplate },
  description: siteText.description,
};

/** The skip link « Menu » leads to the header: on a phone the menu itself hides behind the header's button. */
const ids = { header: 'entete', menu: 'menu', content: 'contenu', footer: 'pied-de-page' };

const brand = (
  <>
    {siteText.brand[0]}
    <br />
    {siteText.brand[1]}
  </>
);

/** Reading the nonce makes every page dynamic, which it must be: a page made at build time could not carry one. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html {...getHtmlAttributes({ lang: 'fr' })}>
      <head>
        <FontLoading nonce={nonce} />
        <DsfrHead nonce={nonce} />
      </head>
      <body>
        <DsfrProvider lang="fr">
          <SiteHeader
            id={ids.header}
            menuId={ids.menu}
            brand={brand}
            name={siteText.name}
            tagline={siteText.tagline}
            homeTitle={siteText.homeTitle}
            links={[...siteText.navigation]}
            skipTo={{
              content: { label: siteText.skipLinks.content, anchor: `#${ids.content}` },
              menu: { label: siteText.skipLinks.menu, anchor: `#${ids.header}` },
              footer: { label: siteText.skipLinks.footer, anchor: `#${ids.footer}` },
            }}
            bareBelow={['/buyer/', '/candidate/']}
          />
          {env().DEMO && <Demonstration />}
          <main id={ids.content} tabIndex={-1}>
            {children}
          </main>
          <SiteFooter
            id={ids.footer}
            brand={brand}
            homeTitle={siteText.homeTitle}
            description={siteText.footer.description}
            license={siteText.footer.license}
            release={siteText.footer.release(releaseInWords(release()))}
            accessibilityHref="/accessibilite"
            legalHref="/mentions-legales"
            privacy={{ href: '/donnees-personnelles', text: siteText.footer.privacy }}
            documentation={{ href: '/documentation/api', text: siteText.footer.documentation }}
          />
          <ButtonWatch words={siteText.onItsWay} />
        </DsfrProvider>
      </body>
    </html>
  );
}

function Demonstration() {
  const { title, description, link } = siteText.demonstration;
  return (
    <DemonstrationNotice title={title}>
      {description} <a href={env().DEMO_EDITOR_URL}>{link}</a>
    </DemonstrationNotice>
  );
}
