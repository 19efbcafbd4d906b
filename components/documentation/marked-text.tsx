/** A sentence whose exact words stand between backquotes, as in the OpenAPI document. */
export function MarkedText({ children }: { children: string }) {
  const parts = children.split('`');
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never move
  return parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
