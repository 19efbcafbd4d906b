/** Code or data to copy, wrapped rather than scrolled: it fits a phone and paper alike. */
export function CodeBlock({ children, label }: { children: string; label?: string }) {
  return (
    <figure className="pm-code">
      {label && <figcaption>{label}</figcaption>}
      <pre>
        <code>{children}</code>
      </pre>
    </figure>
  );
}
