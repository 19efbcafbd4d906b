import { STATUS_CODES } from 'node:http';
import type { ShownCall } from '@/demo/orveane/api/api-call';
import { text } from '@/demo/orveane/text';
import { attribute, type Html, html } from './html';

/** The calls behind a page, each with its request and its answer; those a form has just made are unfolded. */
export function callPanels(earlierCalls: ShownCall[], calls: ShownCall[]): Html {
  const count = earlierCalls.length + calls.length;
  if (count === 0) return html``;
  return html`<section class="calls" aria-labelledby="appels">
<h2 id="appels">${text.calls.heading(count)}</h2>
<p class="quiet">${text.calls.masked}</p>
${earlierCalls.map((call) => panel(call, true))}
${calls.map((call) => panel(call, earlierCalls.length === 0 && (call.method !== 'GET' || !succeeded(call))))}
</section>`;
}

function panel(call: ShownCall, open: boolean): Html {
  return html`<details class="call"${attribute('open', open)}>
<summary><code>${call.method} ${new URL(call.url).pathname}</code> <span class="code ${succeeded(call) ? 'good' : 'bad'}">${statusLine(call)}</span> <span class="quiet">${text.calls.duration(call.durationMs)}</span></summary>
<h3>${text.calls.request}</h3>
<pre>${[`${call.method} ${call.url}`, ...call.requestHeaders].join('\n')}</pre>
<p class="pre-label">${text.calls.requestBody}</p>
<pre>${call.requestBody ?? text.calls.noBody}</pre>
<h3>${text.calls.response}</h3>
<p class="pre-label">${statusLine(call)}${call.requestId && html` · ${text.calls.requestId} <code>${call.requestId}</code>`}</p>
<pre>${call.responseBody || (succeeded(call) ? text.calls.file : text.calls.noBody)}</pre>
</details>`;
}

function statusLine(call: ShownCall): string {
  return call.status === null ? text.calls.noAnswer : `${call.status} ${STATUS_CODES[call.status] ?? ''}`.trim();
}

function succeeded(call: ShownCall): boolean {
  return call.status !== null && call.status < 300;
}
