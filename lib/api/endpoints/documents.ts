import type { DocumentKind } from '@/db/queries/published-documents';
import { json } from '@/lib/api/answers';
import { requireApplicationOfEditor } from '@/lib/api/own-resources';
import { answerWithDocument } from '@/lib/documents/publish/answer-with-document';
import { apiErrors } from '@/lib/text/api';
import { exampleText } from '@/lib/text/api-operations';
import { type AnswerSpec, type Endpoint, endpoints, example } from './endpoint';
import { APPLICATIONS, BYTES, RETRY_AFTER_SECONDS } from './pieces';

const FILE_HEADERS = ['ETag', 'Accept-Ranges', 'Cache-Control'] as const;

/** A download of contract §3: the document, 422 before submission, 404 while it is being made. */
function download(kind: DocumentKind, contentType: string, notAvailable: string): Endpoint {
  const file: AnswerSpec = {
    schema: 'Binary',
    contentType,
    headers: [...FILE_HEADERS, 'Content-Disposition'],
    examples: BYTES,
  };
  return {
    method: 'get',
    path: `${APPLICATIONS}/{identifier}/${kind}`,
    tag: 'documents',
    access: 'api_read',
    parameters: ['ApplicationIdentifier', 'Range', 'IfMatch', 'IfNoneMatch'],
    answers: {
      200: file,
      206: { ...file, headers: [...FILE_HEADERS, 'Content-Disposition', 'Content-Range'] },
      304: { headers: FILE_HEADERS },
      404: {
        schema: 'Error',
        optionalHeaders: ['Retry-After'],
        examples: {
          not_ready: { summary: exampleText.beingMade, value: { error: notAvailable } },
          unknown: { value: { error: apiErrors.notFound } },
        },
      },
      412: { schema: 'Error', headers: FILE_HEADERS, examples: example({ error: apiErrors.preconditionFailed }) },
      416: {
        schema: 'Error',
        headers: [...FILE_HEADERS, 'Content-Range'],
        examples: example({ error: apiErrors.rangeNotSatisfiable }),
      },
      422: { schema: 'Error', examples: example({ error: apiErrors.notCompleted }) },
    },
    async handle({ request, editor, params }) {
      const { application } = await requireApplicationOfEditor(editor, params.identifier);
      if (!application.completedAt) return json(422, { error: apiErrors.notCompleted });
      const document = application.documentsReadyAt ? await answerWithDocument(request, application, kind) : undefined;
      return document ?? json(404, { error: notAvailable }, { 'Retry-After': RETRY_AFTER_SECONDS });
    },
  };
}

export const documents = endpoints({
  getAttestation: download('attestation', 'application/pdf', apiErrors.noAttestation),

  getDocumentsPackage: download('documents_package', 'application/zip', apiErrors.noPackage),
});
