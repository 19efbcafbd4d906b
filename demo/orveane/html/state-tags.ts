import { text } from '@/demo/orveane/text';
import { type Html, html } from './html';

/** The state of a market or of an application, in words and as the API writes it. */
export function stateTag(kind: 'market' | 'application', state: string): Html {
  const tone = state === 'completed' ? 'tag-good' : state === 'cancelled' ? 'tag-bad' : 'tag-wait';
  const words = text.states[kind][state];
  return html`<span class="tag ${tone}">${words ?? state}</span> ${words && html`<code class="quiet">${state}</code>`}`;
}

/** How far the webhook has gone; nothing is sent before the end. */
export function syncTag(syncStatus: string | null): Html {
  if (syncStatus === null) return html`<span class="tag">${text.states.syncNone}</span>`;
  const tone = { sync_completed: 'tag-good', sync_failed: 'tag-bad' }[syncStatus] ?? 'tag-wait';
  return html`<span class="tag ${tone}">${text.states.sync[syncStatus] ?? syncStatus}</span> <code class="quiet">${syncStatus}</code>`;
}
