'use client';
import { usePathname } from 'next/navigation';

type ConsoleMenuProps = { label: string; open: string; links: readonly { href: string; text: string }[] };

/**
 * The console's menu: beside the page on a wide screen, folded above it on a narrow one. Two lists of which one is shown,
 * so that it unfolds without scripts.
 */
export function ConsoleMenu({ label, open, links }: ConsoleMenuProps) {
  const list = <Links links={links} />;
  return (
    <>
      <nav className="pm-console-menu pm-console-menu--wide" aria-label={label}>
        {list}
      </nav>
      <nav className="pm-console-menu pm-console-menu--narrow" aria-label={label}>
        <details>
          <summary>{open}</summary>
          {list}
        </details>
      </nav>
    </>
  );
}

function Links({ links }: Pick<ConsoleMenuProps, 'links'>) {
  const pathname = usePathname();
  // The first entry leads to the page above all others: it is current on that page alone.
  const [home] = links;
  const current = links.find(({ href }) => pathname === href || (href !== home?.href && isUnder(pathname, href)))?.href;
  return (
    <ul>
      {links.map(({ href, text }) => (
        <li key={href}>
          <a href={href} aria-current={currentness(href, current, pathname)}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

const isUnder = (pathname: string, href: string) => pathname.startsWith(`${href}/`);

function currentness(href: string, current: string | undefined, pathname: string) {
  if (href !== current) return undefined;
  return pathname === href ? 'page' : 'true';
}
