import type { AnswerSpec, OperationId, OperationSpec } from '@/lib/api/openapi/operation';
import { example } from '@/lib/api/openapi/operation';
import { WITH_TOKEN } from '@/lib/api/openapi/shared-answers';
import { apiErrors } from '@/lib/text/api';
import { exampleText } from '@/lib/text/api-operations';
import { APPLICATIONS } from './pieces';

const FILE_HEADERS = ['ETag', 'Accept-Ranges', 'Cache-Control'] as const;

/** OpenAPI cannot show bytes: a sentence stands for them. */
const bytes: AnswerSpec['examples'] = { bytes: { summary: exampleText.bytes, value: exampleText.bytes } };

function download(id: OperationId, name: string, contentType: string, notAvailable: string): OperationSpec {
  const file: AnswerSpec = {
    schema: 'Binary',
    contentType,
    headers: [...FILE_HEADERS, 'Content-Disposition'],
    examples: bytes ?? {},
  };
  return {
    id,
    method: 'get',
    path: `${APPLICATIONS}/{identifier}/${name}`,
    tag: 'documents',
    access: 'api_read',
    parameters: ['ApplicationIdentifier', 'Range', 'IfMatch', 'IfNoneMatch'],
    answers: {
      ...WITH_TOKEN,
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
  };
}

export const documentOperations = (): OperationSpec[] => [
  download('getAttestation', 'attestation', 'application/pdf', apiErrors.noAttestation),
  download('getDocumentsPackage', 'documents_package', 'application/zip', apiErrors.noPackage),
];
