import { type APIRequestContext, expect } from '@playwright/test';
import { EDITOR_URL } from './platform';

/** A mail of the demonstration's mailbox. */
export type Mail = {
  id: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: [name: string, value: string][];
};

/** Mails to an address, newest first. */
export async function mailsTo(request: APIRequestContext, address: string): Promise<Mail[]> {
  const answer = await request.get(`${EDITOR_URL}/api/messagerie?to=${encodeURIComponent(address)}`);
  return (await answer.json()).data;
}

/** The mail whose subject has these words, once it has come; `among`: how many of them there are by then. */
export async function mailAbout(request: APIRequestContext, address: string, words: string, among = 1): Promise<Mail> {
  const about = async () => (await mailsTo(request, address)).filter(({ subject }) => subject.includes(words));
  await expect.poll(async () => (await about()).length, { timeout: 60_000, intervals: [200] }).toBe(among);
  const [mail] = await about();
  if (!mail) throw new Error('no such mail');
  return mail;
}

/** The code of the newest mail that has one. */
export async function codeFor(request: APIRequestContext, address: string, among = 1): Promise<string> {
  const { text } = await mailAbout(request, address, 'Votre code', among);
  return /^\d{6}$/m.exec(text)?.[0] ?? '';
}

/** Every address in a mail, and in its `List-Unsubscribe`. */
export function linksOf({ text, html, headers }: Mail): string[] {
  const unsubscribe = headers.filter(([name]) => name === 'list-unsubscribe').map(([, value]) => value);
  const found = [text, html.replaceAll('&amp;', '&'), ...unsubscribe].flatMap(
    (part) => part.match(/https?:\/\/[^\s"<>]+/g) ?? [],
  );
  return [...new Set(found)];
}
