import type { PageRequest } from './context';
import { identifierPattern } from './identifier';
import { saveAnswers, showAnswers } from './pages/answers';
import { downloadAttestation, downloadDocumentsPackage } from './pages/downloads';
import { getToken, showHome } from './pages/home';
import { listMailsAsJson, showMail, showMailbox, showMailHtml } from './pages/mailbox';
import { renewMarketLink, showMarket } from './pages/market';
import { showMarkets } from './pages/markets';
import { createMarket, showNewMarket } from './pages/new-market';
import { createApplication, renewApplicationLink } from './pages/open-application';
import { showBuyerReturn, showCandidateReturn } from './pages/returns';
import { listWebhooksAsJson, receiverPath, showWebhooks } from './pages/webhooks';
import { receiveWebhook } from './receiver/receiver';
import { jsonReply, type Reply } from './reply';

type Handler = (request: PageRequest) => Reply | Promise<Reply>;

export type Route = {
  method: 'GET' | 'POST';
  path: RegExp;
  handle: Handler;
  /** True for what is posted by a program and proves itself by a signature, not by its origin. */
  fromProgram?: boolean;
};

/** Every address; `:id` stands for an identifier, given to the handler in `params`. */
export const routes: Route[] = [
  get('/', showHome),
  post('/jeton', getToken),
  get('/marches', showMarkets),
  get('/marches/nouveau', showNewMarket),
  post('/marches', createMarket),
  get('/marches/:id', (request) => showMarket(request)),
  post('/marches/:id/liens', renewMarketLink),
  post('/marches/:id/candidatures', createApplication),
  post('/marches/:id/candidatures/:id/liens', renewApplicationLink),
  get('/candidatures/:id/attestation', downloadAttestation),
  get('/candidatures/:id/dossier', downloadDocumentsPackage),
  get('/webhooks', showWebhooks),
  get('/webhooks/reponses', showAnswers),
  post('/webhooks/reponses', saveAnswers),
  { ...post(receiverPath, answerWebhook), fromProgram: true },
  get('/messagerie', showMailbox),
  get('/messagerie/:id', showMail),
  get('/messagerie/:id/html', showMailHtml),
  get('/api/messagerie', listMailsAsJson),
  get('/retour/acheteur', showBuyerReturn),
  get('/retour/candidat', showCandidateReturn),
  get('/api/webhooks', listWebhooksAsJson),
  get('/livez', () => jsonReply({ status: 'ok' })),
];

async function answerWebhook({ context, headers, rawBody }: PageRequest): Promise<Reply> {
  const received = await receiveWebhook(
    {
      ledger: context.ledger,
      forcedAnswer: context.forcedAnswer,
      webhookSecrets: context.settings.webhookSecrets,
      now: context.now,
    },
    headers,
    rawBody,
  );
  return jsonReply({ authentic: received.authentic, duplicate: received.duplicate }, received.answeredStatus);
}

function get(path: string, handle: Handler): Route {
  return { method: 'GET', path: toPattern(path), handle };
}

function post(path: string, handle: Handler): Route {
  return { method: 'POST', path: toPattern(path), handle };
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(':id', `(${identifierPattern.source.slice(1, -1)})`)}$`);
}
