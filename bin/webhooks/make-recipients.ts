import { env } from 'node:process';
import type { Settings } from '@/bin/bench/accounts';
import { operatorAt } from '@/lib/audit/by';
import { createEditor, type NewEditor } from '@/lib/editors/create-editor';
import { forgetEnv } from '@/lib/env';
import type { Receiver } from './receiver';

/** The destinations of these runs are on the loopback, which a real instance refuses to call. */
export const loopbackAllowed = { WEBHOOK_ALLOW_PRIVATE: 'true' };

/**
 * Has this process take part in an instance: the verbs it calls write to the instance's database. Returns what ends it:
 * a process that goes on to start or ask another instance must not take this one's settings with it.
 */
export function takePart(settings: Settings): () => void {
  const before = { ...env };
  const ours = { ...settings, ...loopbackAllowed };
  Object.assign(env, ours);
  forgetEnv();
  return () => {
    for (const name of Object.keys(ours)) {
      if (before[name] === undefined) delete env[name];
      else env[name] = before[name];
    }
    forgetEnv();
  };
}

/** Makes editors that receive their webhooks at the receiver, each under its rank. */
export async function makeRecipients(count: number, receiver: Receiver, label: string): Promise<NewEditor[]> {
  const recipients: NewEditor[] = [];
  for (let rank = 1; rank <= count; rank += 1) {
    const completionWebhookUrl = receiver.addressOf(`${label}-${rank}`);
    recipients.push(await createEditor({ name: `${label} ${rank}`, completionWebhookUrl }, operatorAt(new Date())));
  }
  return recipients;
}
