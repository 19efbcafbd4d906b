import type { MailAddress } from '@/db/queries/addresses';
import { isReached } from '@/db/queries/addresses';
import type { Message, MessageKind } from '@/db/queries/messages';

/**
 * What a person may stop, each with one press: news of their applications, reminders before a deadline, invitations. A code is
 * sent to who asks for it, and there is nothing to stop.
 */
export const MESSAGE_GROUPS = ['news', 'reminders', 'invitations'] as const;
export type MessageGroup = (typeof MESSAGE_GROUPS)[number];

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

type Rule = {
  group: MessageGroup | null;
  /** Sent to an address that nobody has confirmed yet. */
  toAnybody?: true;
  /** How long after it was written it still tells something. */
  lifeMs: number;
};

/** How long a code opens (contract §9). */
export const CODE_LIFE_MS = 15 * MINUTE_MS;

/** A day without any mail server loses nothing that is still worth reading. */
const LIFE_MS = 7 * DAY_MS;

export const MESSAGE_RULES: Record<MessageKind, Rule> = {
  code: { group: null, toAnybody: true, lifeMs: CODE_LIFE_MS },
  invitation: { group: 'invitations', toAnybody: true, lifeMs: LIFE_MS },
  member_turn: { group: 'invitations', toAnybody: true, lifeMs: LIFE_MS },
  way_back: { group: 'news', lifeMs: LIFE_MS },
  acknowledgement: { group: 'news', lifeMs: LIFE_MS },
  documents_ready: { group: 'news', lifeMs: LIFE_MS },
  deadline_soon: { group: 'reminders', lifeMs: 2 * DAY_MS },
  deadline_moved: { group: 'news', lifeMs: LIFE_MS },
  market_cancelled: { group: 'news', lifeMs: LIFE_MS },
  replaced: { group: 'news', lifeMs: LIFE_MS },
  withdrawn: { group: 'news', lifeMs: LIFE_MS },
  access_ended: { group: 'news', lifeMs: LIFE_MS },
};

/** Whether this may still be sent to that address: it is confirmed, or need not be; it takes mail, and its owner did not stop it. */
export function maySend({ kind }: Pick<Message, 'kind'>, to: MailAddress): boolean {
  const { group, toAnybody } = MESSAGE_RULES[kind as MessageKind];
  if (group === null) return true;
  if (to.stopped.includes(group)) return false;
  return toAnybody ? to.refusedAt === null : isReached(to);
}
