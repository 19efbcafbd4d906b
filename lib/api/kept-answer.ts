import { z } from 'zod';
import { decryptSecret, encryptSecret } from '@/lib/keys';

const shape = z.object({
  status: z.number().int(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
});

/** An answer as it is kept under an idempotency key: encrypted, since it holds a link, and for that key only. */
export async function sealAnswer(answer: Response, keyDigest: string): Promise<string> {
  const { status, headers } = answer;
  const kept: z.infer<typeof shape> = { status, headers: [...headers], body: await answer.clone().text() };
  return encryptSecret(JSON.stringify(kept), contextOf(keyDigest));
}

/** The first answer again, marked as such. */
export function openAnswer(ciphertext: string, keyDigest: string): Response {
  const { status, headers, body } = shape.parse(JSON.parse(decryptSecret(ciphertext, contextOf(keyDigest))));
  const answer = new Response(body === '' ? null : body, { status, headers });
  answer.headers.set('Idempotency-Replayed', 'true');
  return answer;
}

const contextOf = (keyDigest: string) => `idempotency-key/${keyDigest}`;
