import { connectedSources } from './connected';

/** True when a register gives the answer on this instance; `source` is the catalogue's, null when the firm declares it. */
export function isGivenByRegister(source: string | null): boolean {
  return source !== null && connectedSources().has(source);
}
