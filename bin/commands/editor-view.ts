import type { Row } from '@/bin/terminal/table';
import type { Editor } from '@/db/queries/editors';
import { standardWebhookSecret } from '@/lib/editors/new-secrets';
import type { EditorState } from '@/lib/editors/show-editor';
import type { ShownCircuit } from '@/lib/webhooks/show-circuit';

/** An account in the words of the API, without any secret. */
export function editorMembers(editor: Editor): Row {
  return {
    client_id: editor.clientId,
    name: editor.name,
    authorized: editor.authorized,
    active: editor.active,
    defense_allowed: editor.defenseAllowed,
    registers_allowed: editor.registersAllowed,
    max_live_tokens: editor.maxLiveTokens,
    completion_webhook_url: editor.completionWebhookUrl,
    later_attempts: editor.laterAttempts,
    tables_before_deadline: editor.tablesBeforeDeadline,
    told_of_withdrawals: editor.toldOfWithdrawals,
    buyer_return_url: editor.buyerReturnUrl,
    candidate_return_url: editor.candidateReturnUrl,
    rate_limits: editor.rateLimits,
    demo: editor.demo,
    created_at: editor.createdAt.toISOString(),
  };
}

/** The same with the lives of its secrets and its live tokens. */
export function stateMembers({ editor, clientSecrets, webhookSecrets, liveTokens }: EditorState): Row {
  return {
    ...editorMembers(editor),
    client_secrets: clientSecrets.map(lifeMembers),
    webhook_secrets: webhookSecrets.map(lifeMembers),
    live_tokens: liveTokens,
  };
}

/** The circuit breaker of its webhooks, as it stands. */
export const circuitMembers = ({ state, failures, openUntil, waiting }: ShownCircuit): Row => ({
  webhook_circuit: state,
  webhook_consecutive_failures: failures,
  webhook_circuit_open_until: openUntil?.toISOString() ?? null,
  webhook_deliveries_waiting: waiting,
});

const lifeMembers = (state: { createdAt: Date; expiresAt: Date | null }) => ({
  created_at: state.createdAt.toISOString(),
  expires_at: state.expiresAt?.toISOString() ?? null,
});

export const clientSecretMembers = (clientSecret: string): Row => ({ client_secret: clientSecret });

/** As text for the historical header, and in the form that the libraries of Standard Webhooks take. */
export const webhookSecretMembers = (webhookSecret: string): Row => ({
  webhook_secret: webhookSecret,
  webhook_secret_standard: standardWebhookSecret(webhookSecret),
});
