import type { DocumentKind } from '@/db/queries/published-documents';
import { answerWithDocument } from '@/lib/documents/publish/answer-with-document';
import { apiErrors } from '@/lib/text/api';
import { json } from './answers';
import { requireApplicationOfEditor } from './own-resources';
import { apiRoute } from './route';

/** Seconds after which documents that are being made are worth asking for again. */
const RETRY_AFTER_SECONDS = 5;

/** A download of contract §3: the document, 422 before submission, 404 while it is being made. */
export function downloadRoute(kind: DocumentKind, notAvailable: string) {
  return apiRoute('api_read', async ({ request, editor, params }) => {
    const { application } = await requireApplicationOfEditor(editor, params.identifier);
    if (!application.completedAt) return json(422, { error: apiErrors.notCompleted });
    const document = application.documentsReadyAt ? await answerWithDocument(request, application, kind) : undefined;
    return document ?? json(404, { error: notAvailable }, { 'Retry-After': String(RETRY_AFTER_SECONDS) });
  });
}
