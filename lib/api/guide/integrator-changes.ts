const FOR_INTEGRATORS = '### For integrators';

/** Returns the integrators' part of a changelog, release after release. */
export function integratorChanges(changelog: string): string {
  const [title = '', ...releases] = changelog.split(/^(?=## )/m);
  const [heading = ''] = title.split('\n');
  const told = releases.flatMap((release) => {
    const [name = '', ...parts] = release.split(/^(?=### )/m);
    const part = parts.find((each) => each.startsWith(FOR_INTEGRATORS));
    return part ? [`${name.trim()}\n\n${part.slice(FOR_INTEGRATORS.length).trim()}`] : [];
  });
  return `${[heading.trim(), ...told].join('\n\n')}\n`;
}
