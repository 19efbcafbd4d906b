import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Sync } from '@/db/queries/webhooks/sync';
import { syncText } from '@/lib/text/sync';
import type { ShownProgress } from './progress';
import { SyncPanel } from './sync-panel';

const syncOf = (notified: boolean, nextAttemptAt: Date | null): Sync => ({
  id: 'd0',
  syncStatus: 'sync_failed',
  nextAttemptAt,
  notified,
});

function draw(progress: Partial<ShownProgress>, sync = syncOf(true, null)): string {
  const shown = { status: 'sync_failed', documentsReady: false, justDone: true, retryOpensAt: null, sync } as const;
  return renderToStaticMarkup(
    <SyncPanel
      addresses={{ progress: '/p/progress', retry: '/p/retry_sync' }}
      platform="Orvéane"
      back="https://p.example/retour"
      progress={{ ...shown, ...progress }}
      states={syncText.market.states}
    />,
  );
}

it('an editor that asked for no message was told nothing, and the page says so', () => {
  expect(draw({ status: 'sync_completed' })).toContain('Orvéane a bien reçu votre configuration');
  const without = draw({ status: 'sync_completed' }, syncOf(false, null));
  expect(without).toContain('sans notification');
  expect(without).not.toContain('bien reçu');
});

it('what the server draws moves nobody: the announced return is for those who have scripts', () => {
  expect(draw({ status: 'sync_completed' })).not.toContain('Vous allez revenir');
});

it('after a failure, a button; once the hour’s three are used, the minute from which there is one again', () => {
  expect(draw({})).toContain('<form action="/p/retry_sync" method="post">');
  const used = draw({ retryOpensAt: new Date('2026-11-22T14:07:00.001Z') });
  expect(used).not.toContain('<form');
  expect(used).toContain('à partir de 15\u00a0h\u00a008');
});

it('after a failure, the next attempt of ours when one is planned', () => {
  expect(draw({})).not.toContain('prochain essai');
  expect(draw({}, syncOf(false, new Date('2026-11-22T14:05:00Z')))).toContain('prochain essai\u00a0: dimanche');
});
