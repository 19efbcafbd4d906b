/** Names of the inputs, and groups of them, that have a place where what is wrong is said, in the order of the page. */
export const placesIn = (form: HTMLFormElement): string[] =>
  [...form.querySelectorAll('[id$="-errors"]')].map(({ id }) => id.slice(0, -'-errors'.length));

/** What is said at these places, by name; nothing of those where nothing is. */
export function drawnIn(form: HTMLFormElement): Map<string, string[]> {
  const saidAt = (name: string) => [...(document.getElementById(`${name}-errors`)?.children ?? [])].map(textOf);
  return new Map(
    placesIn(form).flatMap((name) => {
      const said = saidAt(name);
      return said.length > 0 ? [[name, said]] : [];
    }),
  );
}

const textOf = ({ textContent }: Element) => textContent ?? '';

/** Of files the server says more than the rules know: what it refused. */
export const isOfFiles = (name: string) => document.getElementById(name)?.matches('input[type=file]') ?? false;
