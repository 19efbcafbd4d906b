import { scriptRoute } from '@/app/script-route';
import { fileHref } from '@/components/fields/file-href';
import { type Document, totalDocumentBytes } from '@/db/queries/answers';
import { MAX_DOSSIER_BYTES } from '@/lib/applications/dossier-limits';
import { openStep } from '@/lib/applications/open-step';
import { openApplication } from '@/lib/auth/guards';
import { inputName } from '@/lib/fields/field-type';
import type { FileRefusal } from '@/lib/input/file-refusals';
import { findAskedOf } from '@/lib/journey/supporting-firms-field';
import { attestationText } from '@/lib/text/attestation';
import { fieldText } from '@/lib/text/fields';
import { filePostText } from '@/lib/text/file-posts';
import { formatSize } from '@/lib/text/format';
import { stepPath } from './candidate-step';
import { placeOfParams, type StepParams } from './step-params';

/** For scripts of our own pages: one file added or removed at a time, answered in JSON. */
type Params = StepParams & { id?: string };

type Guarded = { identifier: string; id?: string; at: ReturnType<typeof openStep> };

/** Guard, then `handle`; every refusal that is not the file's own becomes a status, a code and a sentence. */
export function fileRoute(handle: (request: Request, guarded: Guarded) => Promise<Response>) {
  return scriptRoute({
    guard: ({ identifier }: Params) => openApplication(identifier),
    async handle(request, { identifier, id, ...place }, { application }) {
      const at = openStep(application, await findAskedOf(application), placeOfParams(place));
      return handle(request, { identifier, id, at });
    },
    say: (code) => filePostText[code],
  });
}

/** A file as a page lists it, and what the dossier holds now. */
export async function fileKept({ identifier, at }: Guarded, document: Document): Promise<Response> {
  const { id, name, sizeBytes, sha256, scanState, fieldKey, slot } = document;
  const file = {
    id,
    name,
    size_bytes: sizeBytes,
    size: formatSize(sizeBytes),
    sha256,
    scan_state: scanState,
    scan: attestationText.scanStates[scanState],
    input_name: inputName(fieldKey, slot),
    href: fileHref(id),
    text: `${name} (${formatSize(sizeBytes)})`,
    remove_label: fieldText.removeFile(name),
    url: `${stepPath(identifier, at.step)}/files/${id}`,
  };
  return answer(201, { file, dossier: await dossierOf(at) });
}

export async function fileRemoved({ at }: Guarded, { id }: Document): Promise<Response> {
  return answer(200, { removed: id, dossier: await dossierOf(at) });
}

/** 413 for a size, 503 when no process was free to judge the file, 422 for anything that is wrong with it. */
export function fileRefused(name: string, code: FileRefusal): Response {
  const body = { error: { code, message: fieldText.refusal(name, code) } };
  if (code === 'busy') return answer(503, body, { 'Retry-After': String(BUSY_RETRY_SECONDS) });
  return answer(code === 'too_large' || code === 'dossier_too_large' ? 413 : 422, body);
}

/** Files are judged within seconds: most places are free by then. */
const BUSY_RETRY_SECONDS = 30;

async function dossierOf({ applicationId }: Guarded['at']) {
  const sizeBytes = await totalDocumentBytes(applicationId);
  return { size_bytes: sizeBytes, size: formatSize(sizeBytes), limit_bytes: MAX_DOSSIER_BYTES };
}

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } });
