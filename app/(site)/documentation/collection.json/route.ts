import { collectionOf } from '@/lib/api/openapi/collection';
import { servedDocument } from '@/lib/api/openapi/served-document';

/** The calls of the API, for Postman, Bruno and whatever reads their collections. */
export function GET(): Response {
  const headers = { 'Content-Disposition': 'attachment; filename="passe-marche.postman_collection.json"' };
  return Response.json(collectionOf(servedDocument().document), { headers });
}

export const dynamic = 'force-dynamic';
