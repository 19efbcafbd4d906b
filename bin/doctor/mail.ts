import { countWaitingMessages } from '@/db/queries/messages';
import { env } from '@/lib/env';
import { greetMailServer } from '@/lib/messages/mail-server';
import { type Check, type Finding, fault, notice, ok } from './finding';

/** A message waits for this long at most while the mail server answers. */
const LATE_MS = 15 * 60_000;

/** The mail server of this configuration, asked to let us in, and the messages that wait for it. */
export const checkMail: Check = {
  name: 'Messages',
  async run({ now }): Promise<Finding> {
    const { waiting, late } = await countWaitingMessages(new Date(now.getTime() - LATE_MS));
    const waits = `${waiting} en attente, dont ${late} depuis plus d’un quart d’heure`;
    if (!env().SMTP_URL)
      return waiting === 0 ? ok('aucun n’est envoyé (SMTP_URL)') : notice(`SMTP_URL manque ; ${waits}`);
    try {
      await greetMailServer();
    } catch (error) {
      return fault(`le serveur de SMTP_URL ne répond pas, ou nous refuse ; ${waits}`, [(error as Error).message]);
    }
    return late > 0 ? notice(waits) : ok(waits);
  },
};
