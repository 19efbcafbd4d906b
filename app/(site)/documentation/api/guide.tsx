import { CodeBlock } from '@/components/documentation/code-block';
import { MarkedText } from '@/components/documentation/marked-text';
import { Part } from '@/components/documentation/part';
import { Facts } from '@/components/layout/facts';
import { EXAMPLES_PATH } from '@/lib/api/guide/examples';
import { readExample } from '@/lib/api/guide/read-example';
import { listenInShell, marketInCurl, tokenInCurl } from '@/lib/api/guide/samples';
import { BUDGETS } from '@/lib/limits/rate-limit-budgets';
import { guideText as text } from '@/lib/text/api-guide';
import { examplesPageText } from '@/lib/text/api-practice';

/** From nothing to a verified webhook, in the order in which an integrator does it. */
export function Guide({ base, now }: { base: string; now: Date }) {
  return (
    <>
      <Part id="token" {...text.token}>
        <CodeBlock label="curl">{tokenInCurl(base)}</CodeBlock>
      </Part>
      <Part id="market" {...text.market}>
        <CodeBlock label="curl">{marketInCurl(base, now)}</CodeBlock>
        <ExamplesLink />
      </Part>
      <Part id="application" {...text.application} />
      <Part id="webhook" {...text.webhook}>
        <CodeBlock label="receiver.mjs">{readExample('receiver.mjs')}</CodeBlock>
        <ExamplesLink />
      </Part>
      <Part id="listen" {...text.listen}>
        <CodeBlock label="Shell">{listenInShell(base)}</CodeBlock>
      </Part>
      <Part id="idempotency" {...text.idempotency} />
      <Part id="limits" {...text.limits}>
        <Facts facts={budgets()} />
      </Part>
    </>
  );
}

const ExamplesLink = () => (
  <p>
    <a className="fr-link" href={EXAMPLES_PATH}>
      {examplesPageText.link}
    </a>
  </p>
);

function budgets() {
  const { buckets, budget } = text.limits;
  return (Object.keys(buckets) as (keyof typeof buckets)[]).map((bucket) => ({
    key: bucket,
    label: <MarkedText>{buckets[bucket]}</MarkedText>,
    value: budget(BUDGETS[bucket].perHour, BUDGETS[bucket].burst),
  }));
}

/** The parts, for the table of contents. */
export const guideEntries = (Object.keys(text) as (keyof typeof text)[]).map((part) => ({
  href: `#${part}`,
  text: text[part].title,
}));
