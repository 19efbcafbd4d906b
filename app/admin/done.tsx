import { Alert } from '@/components/layout/alert';
import { consoleText } from '@/lib/text/admin-console';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

type DoneProps = { searchParams: SearchParams; sentences: Record<string, string> };

/** What was just done, as `?done=` of the page says by one of its known words. Else nothing. */
export async function Done({ searchParams, sentences }: DoneProps) {
  const { done } = await searchParams;
  const sentence = typeof done === 'string' && Object.hasOwn(sentences, done) ? sentences[done] : undefined;
  if (!sentence) return null;
  return (
    <div className="fr-mb-4w" role="status">
      <Alert severity="success" title={consoleText.done}>
        <p>{sentence}</p>
      </Alert>
    </div>
  );
}
