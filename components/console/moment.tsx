/** An instant in words, and for programs. */
export function Moment({ at, children }: { at: Date; children: string }) {
  return <time dateTime={at.toISOString()}>{children}</time>;
}
