/** Something that changes what one can do on this page, said before anything else. */
export function Warning({ title, message }: { title: string; message: string }) {
  return (
    <div className="fr-alert fr-alert--warning fr-mb-4w">
      <p className="fr-alert__title">{title}</p>
      <p>{message}</p>
    </div>
  );
}
