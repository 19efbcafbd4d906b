import type { IncomingHttpHeaders } from 'node:http';
import { type Mailbox, openMailbox } from '@/demo/mailbox/mailbox';
import { type CallShelf, createCallShelf } from './api/api-call';
import { type ApiSession, openApiSession } from './api/api-client';
import { createMasker, type Masker } from './api/masking';
import { createTokenKeeper, type TokenKeeper } from './api/token-keeper';
import { type Memory, openMemory } from './memory';
import { createForcedAnswer, type ForcedAnswer } from './receiver/forced-answer';
import { type Ledger, openLedger } from './receiver/ledger';
import type { EditorSettings } from './settings';

/** What the whole platform shares. */
export type EditorContext = {
  settings: EditorSettings;
  memory: Memory;
  ledger: Ledger;
  mailbox: Mailbox;
  tokens: TokenKeeper;
  forcedAnswer: ForcedAnswer;
  shelf: CallShelf;
  masker: Masker;
  now: () => Date;
};

/** One request, as the pages see it: its body has been read, within its limit. */
export type PageRequest = {
  context: EditorContext;
  url: URL;
  /** Parts of the path, such as the identifier of a market. */
  params: string[];
  headers: IncomingHttpHeaders;
  rawBody: Buffer;
  form: URLSearchParams;
  api: ApiSession;
};

/** Opens the files kept in the data folder and starts with no token. */
export async function createContext(settings: EditorSettings, now: () => Date): Promise<EditorContext> {
  const tokens = createTokenKeeper(now);
  const secrets = () => [settings.clientSecret, ...settings.webhookSecrets, tokens.secret() ?? ''];
  return {
    settings,
    memory: await openMemory(settings.dataDir),
    ledger: await openLedger(settings.dataDir),
    mailbox: await openMailbox(settings.dataDir),
    tokens,
    forcedAnswer: createForcedAnswer(),
    shelf: createCallShelf(),
    masker: createMasker(secrets),
    now,
  };
}

/** What a page needs, for one request. */
export function toPageRequest(
  context: EditorContext,
  request: Pick<PageRequest, 'url' | 'params' | 'headers' | 'rawBody'>,
): PageRequest {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return {
    ...request,
    context,
    form: new URLSearchParams(isForm ? request.rawBody.toString('utf8') : ''),
    api: openApiSession(context.settings, context.tokens, context.masker),
  };
}
