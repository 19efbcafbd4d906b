import { readApiAnswer } from '@/demo/orveane/api/api-shapes';
import { idempotencyKey } from '@/demo/orveane/api/idempotency';
import type { PageRequest } from '@/demo/orveane/context';
import { type Reply, redirectReply } from '@/demo/orveane/reply';
import { showMarket } from './market';
import { foreignIn, foreignMember } from './without-siret';

/** Opens an application on Passe Marché. */
export async function createApplication(request: PageRequest): Promise<Reply> {
  const marketIdentifier = request.params[0] ?? '';
  const typed = request.form.get('siret') ?? '';
  const siret = typed.replace(/\s/g, '');
  const foreign = foreignIn(request.form);
  const content = { market_application: { ...(siret !== '' && { siret }), ...foreignMember(foreign) } };
  const answer = await request.api.send({
    method: 'POST',
    path: `/api/v1/public_markets/${encodeURIComponent(marketIdentifier)}/market_applications`,
    json: content,
    idempotencyKey: idempotencyKey(request.form.get('nonce') ?? '', content),
  });
  const created = readApiAnswer(answer, 'createdApplication');
  if (created === null) return showMarket(request, { answer, siret: typed, foreign });
  await rememberLink(request, marketIdentifier, created.identifier, siret || null, created.application_url);
  return redirectReply(request, `/marches/${marketIdentifier}`, 'candidature');
}

/** « Nouveau lien », for a candidate. */
export async function renewApplicationLink(request: PageRequest): Promise<Reply> {
  const [marketIdentifier = '', identifier = ''] = request.params;
  const path = `/api/v1/market_applications/${encodeURIComponent(identifier)}/access_links`;
  const answer = await request.api.send({ method: 'POST', path, json: {} });
  const link = readApiAnswer(answer, 'link');
  if (link === null) return showMarket(request, { answer, siret: '' });
  const siret = request.context.memory.application(identifier)?.siret ?? null;
  await rememberLink(request, marketIdentifier, identifier, siret, link.url);
  return redirectReply(request, `/marches/${marketIdentifier}`, 'lien');
}

function rememberLink(
  { context }: PageRequest,
  marketIdentifier: string,
  identifier: string,
  siret: string | null,
  url: string,
): Promise<void> {
  const at = context.now().toISOString();
  return context.memory.remember({ kind: 'application', identifier, marketIdentifier, siret, url, at });
}
