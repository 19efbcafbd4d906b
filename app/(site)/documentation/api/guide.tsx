import type { ReactNode } from 'react';
import { CodeBlock } from '@/components/documentation/code-block';
import { MarkedText } from '@/components/documentation/marked-text';
import { Facts } from '@/components/layout/facts';
import { listenInShell, marketInCurl, marketInNode, tokenInCurl, webhookInNode } from '@/lib/api/guide/samples';
import { BUDGETS } from '@/lib/limits/rate-limit-budgets';
import { guideText as text } from '@/lib/text/api-guide';

/** From nothing to a verified webhook, in the order in which an integrator does it. */
export function Guide({ base, now }: { base: string; now: Date }) {
  return (
    <>
      <Part id="token" {...text.token}>
        <CodeBlock label="curl">{tokenInCurl(base)}</CodeBlock>
      </Part>
      <Part id="market" {...text.market}>
        <CodeBlock label="curl">{marketInCurl(base, now)}</CodeBlock>
        <p>
          <MarkedText>{text.market.inNode}</MarkedText>
        </p>
        <CodeBlock label="Node.js">{marketInNode(base, now)}</CodeBlock>
      </Part>
      <Part id="application" {...text.application} />
      <Part id="webhook" {...text.webhook}>
        <CodeBlock label="Node.js">{webhookInNode()}</CodeBlock>
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

type PartProps = { id: string; title: string; paragraphs: readonly string[]; children?: ReactNode };

function Part({ id, title, paragraphs, children }: PartProps) {
  return (
    <section id={id} className="fr-mt-6w">
      <h2>{title}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <MarkedText>{paragraph}</MarkedText>
        </p>
      ))}
      {children}
    </section>
  );
}

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
