import { randomUUID } from 'node:crypto';
import type { Receiver } from '@/bin/webhooks/receiver';
import { webhookHeaders } from '@/lib/webhooks/sign-webhook';
import { samplePayload } from './webhook-load';

const secret = 'bare'.repeat(12);

/** Sends `count` signed webhooks, one after the other in each of `lines` loops, and nothing else; returns the seconds. */
export async function bareLoop(receiver: Receiver, count: number, lines: number): Promise<number> {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: lines }, async (_, rank) => {
      for (let sent = rank; sent < count; sent += lines) {
        const now = new Date();
        const body = JSON.stringify(samplePayload(randomUUID(), now));
        const headers = {
          'content-type': 'application/json',
          ...webhookHeaders({ id: randomUUID(), body }, [secret], now),
        };
        const answer = await fetch(receiver.addressOf(`nu-${rank}`), { method: 'POST', headers, body });
        await answer.arrayBuffer();
      }
    }),
  );
  return (performance.now() - began) / 1000;
}
