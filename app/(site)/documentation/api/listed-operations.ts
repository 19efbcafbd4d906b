import type { OpenApiDocument, OperationObject } from '@/lib/api/openapi/types';

export type Listed = { method: string; path: string; operation: OperationObject };

/** The operations of a tag, in the document's order. */
export function operationsOf(document: OpenApiDocument, tag: string): Listed[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}
