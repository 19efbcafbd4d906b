import type { apiOperationText, apiTags } from '@/lib/text/api-operations';
import type { HeaderName } from './headers';
import type { ParameterName } from './parameters';
import type { SchemaName } from './schemas';
import type { SharedAnswerName } from './shared-answers';
import type { Example, Method } from './types';

/** An operation as it is written here; `document.ts` makes OpenAPI of it. */

export type Examples = Record<string, Example>;

export type AnswerSpec = {
  /** Names a schema of the components; absent when there is no body. */
  schema?: SchemaName;
  contentType?: string;
  headers?: readonly HeaderName[];
  /** Those that it may lack, although other answers must have them. */
  optionalHeaders?: readonly HeaderName[];
  examples?: Examples;
};

export type BodySpec = { schema: SchemaName; contentType: string; required: boolean; examples: Examples };

export type OperationId = keyof typeof apiOperationText;

export type OperationSpec = {
  id: OperationId;
  method: Method;
  path: string;
  tag: keyof typeof apiTags;
  /** Whom it answers: a token with this scope, a client that gives its secret, or anybody. */
  access: 'api_read' | 'api_write' | 'client' | 'anybody';
  parameters?: readonly ParameterName[];
  body?: BodySpec;
  answers: Record<number, AnswerSpec | SharedAnswerName>;
};

export const JSON_TYPE = 'application/json';
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** One example, under the name that OpenAPI wants each to have. */
export const example = (value: unknown): Examples => ({ example: { value } });
