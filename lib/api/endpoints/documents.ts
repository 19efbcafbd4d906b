import type { Application } from '@/db/queries/applications';
import { findFirms } from '@/db/queries/firms';
import type { DocumentKind } from '@/db/queries/published-documents';
import { json } from '@/lib/api/answers';
import type { ParameterName } from '@/lib/api/openapi/parameters';
import { requireApplicationOfEditor } from '@/lib/api/own-resources';
import { publishedEspd } from '@/lib/documents/espd/published-espd';
import { answerWithDocument, answerWithPublished } from '@/lib/documents/publish/answer-with-document';
import { AppError } from '@/lib/errors';
import { apiErrors } from '@/lib/text/api';
import { exampleText } from '@/lib/text/api-operations';
import { type AnswerSpec, type Endpoint, endpoints, example } from './endpoint';
import { APPLICATIONS, BYTES, RETRY_AFTER_SECONDS } from './pieces';

const FILE_HEADERS = ['ETag', 'Accept-Ranges', 'Cache-Control'] as const;

type Serve = (request: Request, application: Application) => Promise<Response | undefined>;
type Download = {
  kind: DocumentKind;
  contentType: string;
  notAvailable: string;
  parameters?: readonly ParameterName[];
  /** Answers with the document once all are made; undefined when there is none. */
  serve: Serve;
};

const whole =
  (kind: DocumentKind): Serve =>
  (request, application) =>
    answerWithDocument(request, application, kind);

/** The response of the firm alone, of the mandataire, or of the member of a group at the place that `?member=` says. */
const serveEspd: Serve = async (request, { id, identifier, groupKind }) => {
  const member = new URL(request.url).searchParams.get('member') || '1';
  const number = /^[1-9]\d{0,2}$/.test(member) ? Number(member) : 0;
  if (!(await findFirms(id))[number - 1]) throw new AppError('not_found', 'no such member');
  const document = (await publishedEspd(id)).get(number);
  return document && answerWithPublished(request, { identifier }, document, groupKind ? number : undefined);
};

/**
 * A download of contract §3: the document, 422 before submission, 404 while it is being made. Without `Retry-After` that 404
 * says that there will be none: the documents were made by a release that did not know this one.
 */
function download({ kind, contentType, notAvailable, parameters = [], serve }: Download): Endpoint {
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
    parameters: ['ApplicationIdentifier', ...parameters, 'Range', 'IfMatch', 'IfNoneMatch'],
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
      const { documentsReadyAt } = application;
      const document = documentsReadyAt ? await serve(request, application) : undefined;
      const later = { 'Retry-After': RETRY_AFTER_SECONDS };
      return document ?? json(404, { error: notAvailable }, documentsReadyAt && kind === 'espd' ? {} : later);
    },
  };
}

export const documents = endpoints({
  getAttestation: download({
    kind: 'attestation',
    contentType: 'application/pdf',
    notAvailable: apiErrors.noAttestation,
    serve: whole('attestation'),
  }),

  getDocumentsPackage: download({
    kind: 'documents_package',
    contentType: 'application/zip',
    notAvailable: apiErrors.noPackage,
    serve: whole('documents_package'),
  }),

  getEspd: download({
    kind: 'espd',
    contentType: 'application/xml',
    notAvailable: apiErrors.noEspd,
    parameters: ['GroupMember'],
    serve: serveEspd,
  }),
});
