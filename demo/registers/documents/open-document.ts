import { type Context, pause } from '@/demo/registers/context';
import { type Answer, linkExpired, quota } from '@/demo/registers/errors';
import { insteadOf, spoil } from '@/demo/registers/trouble';
import { type Description, draw, proxyPath } from './links';

/** The file behind a link, while the link lives. */
export async function openDocument(context: Context, path: string, document: Description): Promise<Answer> {
  const { limits, options, faults } = context;
  // The files of the RNE come through API Entreprise, and count with the documents that it makes itself.
  const allowance = path.startsWith(proxyPath) ? limits.take('low_latency_documents') : undefined;
  if (allowance?.allowed === false) return quota(allowance.resetAt, options.now());
  const fault = faults.take('document');
  const trouble = fault?.trouble;
  await pause(context, trouble, fault);
  if (trouble === 'quota') return quota(options.now() + options.minuteMs, options.now());
  const isOver = document.expiresAt !== null && document.expiresAt <= options.now();
  if (isOver || trouble === 'expired_link') return linkExpired();
  const instead = trouble && insteadOf(trouble, 'rne');
  if (instead) return instead;
  const { type, body } = draw(trouble === 'not_a_pdf' ? { ...document, kind: 'page' } : document);
  const answer = { status: 200, headers: { 'Content-Type': type }, body };
  return trouble === 'cut' ? spoil(trouble, answer) : answer;
}
