import type { ApiDownload } from '@/demo/orveane/api/api-client';
import { readProblem } from '@/demo/orveane/api/api-shapes';
import type { PageRequest } from '@/demo/orveane/context';
import { problemSummary } from '@/demo/orveane/html/form-parts';
import { type Html, html } from '@/demo/orveane/html/html';
import { pageReply, type Reply } from '@/demo/orveane/reply';
import { text } from '@/demo/orveane/text';

const words = text.download;

/** The headers of the API that the browser needs to save the file. */
const forwardedHeaders = ['content-type', 'content-length', 'content-disposition', 'etag'];

/** The attestation, passed on as it comes. */
export function downloadAttestation(request: PageRequest): Promise<Reply> {
  return passOn(request, 'attestation');
}

/** The ZIP, passed on as it comes. */
export function downloadDocumentsPackage(request: PageRequest): Promise<Reply> {
  return passOn(request, 'documents_package');
}

async function passOn(request: PageRequest, document: 'attestation' | 'documents_package'): Promise<Reply> {
  const identifier = request.params[0] ?? '';
  const path = `/api/v1/market_applications/${encodeURIComponent(identifier)}/${document}`;
  const download = await request.api.download(path);
  if (download.stream === null) return noFilePage(request, download);
  const headers: Record<string, string> = { 'Content-Type': 'application/octet-stream' };
  for (const name of forwardedHeaders) {
    const value = download.headers.get(name);
    if (value !== null) headers[name === 'content-type' ? 'Content-Type' : name] = value;
  }
  return { status: 200, headers, body: download.stream };
}

function noFilePage(request: PageRequest, { answer }: ApiDownload): Reply {
  const market = request.context.memory.application(request.params[0] ?? '')?.marketIdentifier;
  const { title, body } = explain(request, { answer });
  const links = html`<p class="actions"><a class="button" href="${request.url.pathname}">${words.again}</a>
${market && html`<a class="button button-second" href="/marches/${market}">${text.returns.seeMarket}</a>`}</p>`;
  const status = answer.status === 404 || answer.status === 422 ? answer.status : 502;
  return pageReply(request, { title, body: html`${body}${links}`, status });
}

function explain(request: PageRequest, { answer }: Pick<ApiDownload, 'answer'>): { title: string; body: Html } {
  if (answer.status === 422) return { title: words.notCompleted, body: html`<p>${words.notCompletedHelp}</p>` };
  if (answer.status === 404) {
    const retry = answer.retryAfter !== null && html` ${words.retryAfter(answer.retryAfter)}`;
    return { title: words.notYet, body: html`<p>${words.notYetHelp}${retry}</p>` };
  }
  const refusal = problemSummary(readProblem(answer), request.context.settings.passeMarcheUrl, answer.retryAfter);
  return { title: words.failed, body: html`${refusal}<p>${words.failedHelp}</p>` };
}
