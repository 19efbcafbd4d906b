import { randomUUID } from 'node:crypto';
import type { Run } from '@/db/jobs/runs';
import type { MemoisedStep } from '@/db/jobs/steps';
import type { SdkResponse } from './answer';
import { canonicalBody, signBody } from './signature';

export type Handler = (request: Request) => Promise<Response>;

/** Where the SDK's handler is, and with which key it is spoken to. */
export type Application = { handler: Handler; signingKey: string; appUrl: string };

/** Sends one signed request to the SDK's handler, in this process. Throws what the handler throws. */
export async function callHandler(
  application: Application,
  request: { method: 'POST' | 'PUT'; query: string; payload: unknown; headers: Record<string, string> },
): Promise<SdkResponse> {
  const url = new URL(application.appUrl);
  url.search = request.query;
  const body = canonicalBody(request.payload);
  const response = await application.handler(
    new Request(url, {
      method: request.method,
      body,
      headers: {
        'content-type': 'application/json',
        // Without a socket nobody else writes it, and the SDK reads it.
        host: url.host,
        'x-inngest-server-kind': 'cloud',
        'x-inngest-signature': signBody(body, application.signingKey, new Date()),
        ...request.headers,
      },
    }),
  );
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/**
 * The call of one function, with what its run has memoised so far. `stepId` is `step` to go on, or the step to run.
 * `ctx.fn_id` is left out on purpose: with it, SDK v4 would checkpoint each step to an API that this engine has not.
 */
export function callPayload(run: Run, steps: MemoisedStep[], attempt: number) {
  return {
    event: run.event,
    events: [run.event],
    steps: Object.fromEntries(steps.map((step) => [step.id, step.state])),
    defers: {},
    version: run.requestVersion,
    ctx: {
      run_id: run.id,
      attempt,
      max_attempts: run.maxAttempts,
      // While members of a parallel group are missing, the function may only say what it wants, not run it.
      disable_immediate_execution: run.pending.length > 0,
      use_api: false,
      stack: { stack: steps.map((step) => step.id), current: steps.length },
    },
  };
}

/** Calls a function of the application for one queued item. */
export function callFunction(
  application: Application,
  run: Run,
  steps: MemoisedStep[],
  item: { stepId: string; attempt: number },
): Promise<SdkResponse> {
  return callHandler(application, {
    method: 'POST',
    query: new URLSearchParams({ fnId: run.functionId, stepId: item.stepId }).toString(),
    payload: callPayload(run, steps, item.attempt),
    headers: {
      'x-run-id': run.id,
      'x-request-id': randomUUID(),
      'x-inngest-req-version': String(run.requestVersion),
    },
  });
}
