import { findWaitingCodes } from '@/db/queries/messages';
import { log } from '@/lib/observability/log';
import { sendMessage } from './send-message';

const AT_ONCE = 10;

/**
 * Sends the codes that wait, before the message whose turn it is: somebody sits before the page that asks for one, and a thousand
 * people may just have been told of a new deadline. One that cannot be sent is left to its own turn.
 */
export async function sendWaitingCodes(before: string, clock = () => new Date()): Promise<void> {
  for (const id of await findWaitingCodes(clock(), AT_ONCE)) {
    if (id === before) continue;
    await sendMessage(id, clock).catch((error: unknown) => log().warn({ err: error, messageId: id }, 'a code waits'));
  }
}
