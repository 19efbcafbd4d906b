import { siteIdentity } from '@/app/site-identity';
import { MarkedText } from '@/components/documentation/marked-text';
import { Part } from '@/components/documentation/part';
import { Facts } from '@/components/layout/facts';
import { env } from '@/lib/env';
import { demonstrationGuideText, practiceText as text } from '@/lib/text/api-practice';

/** Running an integration, after the first calls; a demonstration also tells its own parts. */
export function Practice() {
  const { contact } = siteIdentity();
  const { changelog, contact: contactAt, noContact, ...lasting } = text.lasting;
  return (
    <>
      <Part id="sharing" {...text.sharing} />
      <Part id="returns" {...text.returns} />
      <Part id="trying" title={text.trying.title} paragraphs={text.trying.paragraphs}>
        <Facts
          facts={text.trying.cases.map(({ status, how }) => ({
            key: status,
            label: status,
            value: <MarkedText>{how}</MarkedText>,
          }))}
        />
      </Part>
      {env().DEMO && <Demonstration />}
      <Part id="earlier" {...text.earlier} />
      <Part id="lasting" {...lasting}>
        <p>
          <a className="fr-link" href="/documentation/changements">
            {changelog}
          </a>
        </p>
        <p>
          {contact ? contactAt(contact) : noContact}{' '}
          {!contact && (
            <a className="fr-link" href="/mentions-legales">
              {text.lasting.legal}
            </a>
          )}
        </p>
      </Part>
    </>
  );
}

function Demonstration() {
  const { DEMO_EDITOR_URL, RECHERCHE_ENTREPRISES_URL } = env();
  const { title, account, platform, registers } = demonstrationGuideText;
  return (
    <Part id="demonstration" title={title} paragraphs={[account]}>
      <ul>
        <li>
          <a className="fr-link" href={DEMO_EDITOR_URL}>
            {platform}
          </a>
        </li>
        <li>
          <a className="fr-link" href={RECHERCHE_ENTREPRISES_URL}>
            {registers}
          </a>
        </li>
      </ul>
    </Part>
  );
}

/** The parts, for the table of contents. */
export const practiceEntries = (Object.keys(text) as (keyof typeof text)[]).map((part) => ({
  href: `#${part}`,
  text: text[part].title,
}));
