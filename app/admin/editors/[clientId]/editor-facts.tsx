import { EditorState } from '@/app/admin/editors/editor-state';
import { Facts } from '@/components/layout/facts';
import type { SecretState } from '@/db/queries/editor-secrets';
import type { WebhookTest } from '@/db/queries/webhooks/webhook-tests';
import type { EditorState as State } from '@/lib/editors/show-editor';
import { adminEditorsText } from '@/lib/text/admin-editors';
import { formatDateTime, formatWhole } from '@/lib/text/format';
import { findWebhookEvent } from '@/lib/webhooks/events';
import type { ShownCircuit } from '@/lib/webhooks/show-circuit';

const text = adminEditorsText;

type EditorFactsProps = { state: State; circuit: ShownCircuit; tests: readonly WebhookTest[] };

/** How the account stands: what an operator reads before doing anything to it. A reader sees all of it here. */
export function EditorFacts({ state, circuit, tests }: EditorFactsProps) {
  const { editor, liveTokens, clientSecrets, webhookSecrets } = state;
  const fact = (label: string, value: React.ReactNode) => ({ key: label, label, value });
  const yesNo = (is: boolean) => (is ? text.yes : text.no);
  return (
    <Facts
      facts={[
        fact(text.facts.state, <EditorState editor={editor} />),
        fact(text.columns.clientId, <code>{editor.clientId}</code>),
        fact(text.facts.created, formatDateTime(editor.createdAt)),
        fact(text.facts.liveTokens, `${formatWhole(liveTokens)} (${text.facts.atMost(editor.maxLiveTokens)})`),
        fact(text.facts.clientSecrets, <SecretLives secrets={clientSecrets} />),
        fact(text.facts.webhookSecrets, <SecretLives secrets={webhookSecrets} />),
        fact(text.fields.webhook, editor.completionWebhookUrl ?? text.webhooks.none),
        fact(text.facts.circuit, text.circuit[circuit.state]),
        fact(text.facts.lastTest, <LastTest tests={tests} />),
        fact(text.fields.laterAttempts, yesNo(editor.laterAttempts)),
        fact(text.fields.tablesBeforeDeadline, yesNo(editor.tablesBeforeDeadline)),
        fact(text.fields.toldOfWithdrawals, yesNo(editor.toldOfWithdrawals)),
        fact(text.fields.defenseAllowed, yesNo(editor.defenseAllowed)),
        fact(text.fields.registersAllowed, yesNo(editor.registersAllowed)),
        fact(text.fields.buyerReturn, editor.buyerReturnUrl ?? text.none_given),
        fact(text.fields.candidateReturn, editor.candidateReturnUrl ?? text.none_given),
        fact(
          text.fields.limits,
          editor.rateLimits ? <code>{JSON.stringify(editor.rateLimits)}</code> : text.usualLimits,
        ),
        fact(text.facts.see, <OtherPages clientId={encodeURIComponent(editor.clientId)} />),
      ]}
    />
  );
}

function OtherPages({ clientId }: { clientId: string }) {
  const pages = [
    { href: `/admin/deliveries?editor=${clientId}`, words: text.facts.seeDeliveries },
    { href: `/admin/markets?editor=${clientId}`, words: text.facts.seeMarkets },
    { href: `/admin/audit?target=${clientId}`, words: text.facts.seeAudit },
    { href: `/admin/audit?actor=editor&actor_id=${clientId}`, words: text.facts.seeDone },
  ];
  return pages.map(({ href, words }) => (
    <p key={href} className="fr-mb-0">
      <a href={href}>{words}</a>
    </p>
  ));
}

function SecretLives({ secrets }: { secrets: readonly SecretState[] }) {
  return secrets.map(({ createdAt, expiresAt }) => (
    <p key={`${createdAt.getTime()} ${expiresAt?.getTime()}`} className="fr-mb-0">
      {expiresAt ? text.secretEnding(formatDateTime(expiresAt)) : text.secretSince(formatDateTime(createdAt))}
    </p>
  ));
}

function LastTest({ tests }: { tests: readonly WebhookTest[] }) {
  if (tests.length === 0) return text.neverTested;
  return tests.map((test) => (
    <p key={test.id} className="fr-mb-0">
      {whatCame(test)}
    </p>
  ));
}

function whatCame({ event, at, httpStatus, error, requestedAt }: WebhookTest): string {
  const title = findWebhookEvent(event)?.words.title ?? event;
  if (at === null) return text.testWaits(title, formatDateTime(requestedAt));
  return httpStatus === null
    ? text.testFailed(title, error ?? '', formatDateTime(at))
    : text.testAnswered(title, httpStatus, formatDateTime(at));
}
