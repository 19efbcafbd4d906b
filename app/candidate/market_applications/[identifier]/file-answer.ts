import { type Document, totalDocumentBytes } from '@/db/queries/answers';
import { findRequirements } from '@/db/queries/markets';
import { MAX_DOSSIER_BYTES } from '@/lib/applications/dossier-limits';
import { openStep } from '@/lib/applications/open-step';
import { openApplication } from '@/lib/auth/guards';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { inputName } from '@/lib/fields/field-type';
import type { FileRefusal } from '@/lib/files/file-refused';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { log } from '@/lib/observability/log';
import { attestationText } from '@/lib/text/attestation';
import { fieldText } from '@/lib/text/fields';
import { filePostText } from '@/lib/text/file-posts';
import { formatSize } from '@/lib/text/format';
import { stepPath } from './candidate-step';

/** For scripts of our own pages: one file added or removed at a time, answered in JSON. */
export type FilePostContext = { params: Promise<{ identifier: string; step: string; id?: string }> };

type Guarded = { identifier: string; step: string; id?: string; at: ReturnType<typeof openStep> };

/** Guard, then `handle`; every refusal that is not the file's own becomes a status, a code and a sentence. */
export function fileRoute(handle: (request: Request, guarded: Guarded) => Promise<Response>) {
  return async (request: Request, { params }: FilePostContext): Promise<Response> => {
    const { identifier, step, id } = await params;
    try {
      if (!isSameOrigin(request, env().BASE_URL)) throw new AppError('forbidden', 'posted from another site');
      const found = await openApplication(identifier);
      if (!found) throw new AppError('unauthorized', 'this browser has no grant');
      const at = openStep(found.application, await findRequirements(found.market.id), step);
      return await handle(request, { identifier, step, id, at });
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'internal';
      if (code === 'internal') log().error({ err: error, application: identifier, step }, 'file post failed');
      else log().info({ application: identifier, step, code, reason: (error as Error).message }, 'file post refused');
      const status = error instanceof AppError ? error.status : 500;
      return answer(status, { error: { code, message: filePostText[code] } });
    }
  };
}

/** A file as a page lists it, and what the dossier holds now. */
export async function fileKept(identifier: string, step: string, document: Document): Promise<Response> {
  const { id, name, sizeBytes, sha256, scanState, fieldKey, slot, applicationId } = document;
  const file = {
    id,
    name,
    size_bytes: sizeBytes,
    size: formatSize(sizeBytes),
    sha256,
    scan_state: scanState,
    scan: attestationText.scanStates[scanState],
    input_name: inputName(fieldKey, slot),
    text: `${name} (${formatSize(sizeBytes)})`,
    remove_label: fieldText.removeFile(name),
    url: `${stepPath(identifier, step)}/files/${id}`,
  };
  return answer(201, { file, dossier: await dossierOf(applicationId) });
}

export async function fileRemoved({ id, applicationId }: Document): Promise<Response> {
  return answer(200, { removed: id, dossier: await dossierOf(applicationId) });
}

/** 413 for a size, 422 for anything else that is wrong with the file. */
export function fileRefused(name: string, code: FileRefusal): Response {
  const status = code === 'too_large' || code === 'dossier_too_large' ? 413 : 422;
  return answer(status, { error: { code, message: fieldText.refusal(name, code) } });
}

async function dossierOf(applicationId: string) {
  const sizeBytes = await totalDocumentBytes(applicationId);
  return { size_bytes: sizeBytes, size: formatSize(sizeBytes), limit_bytes: MAX_DOSSIER_BYTES };
}

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
