import { seeOther } from '@/lib/forms/see-other';

/** « Look there », with several cookies. */
export function seeOtherWith(path: string, cookies: readonly string[], headers: Record<string, string> = {}): Response {
  const answer = seeOther(path, headers);
  for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie);
  return answer;
}
