/** An editor's return address with our parameters added to whatever query it has (contract §4 and §5). */
export function returnLink(address: string, parameters: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.toString();
}
