import type { Block } from '@/lib/fields/blocks';
import type { Url } from './schema';

export function readUrl({ url }: Url): Block[] {
  return [{ kind: 'link', href: url, text: url }];
}
