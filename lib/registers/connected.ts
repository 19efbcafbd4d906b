import { ConfigurationError, env } from '@/lib/env';
import type { Register } from './register';
import { REGISTERS } from './registers';

/** The registers that this instance asks (`REGISTERS`), in the order of the list. Throws `ConfigurationError`. */
export function connectedRegisters(): readonly Register[] {
  const wanted = env().REGISTERS;
  const unknown = wanted.filter((key) => key !== 'all' && !REGISTERS.some((register) => register.key === key));
  const known = REGISTERS.map(({ key }) => key).join(', ');
  if (unknown.length > 0)
    throw new ConfigurationError([`REGISTERS names ${unknown.join(', ')}, and can name: all, ${known}`]);
  const connected = wanted.includes('all') ? REGISTERS : REGISTERS.filter(({ key }) => wanted.includes(key));
  if (connected.some(({ key }) => key !== 'recherche_entreprises') && env().API_ENTREPRISE_TOKEN === undefined)
    throw new ConfigurationError(['API_ENTREPRISE_TOKEN is missing (REGISTERS names registers that ask for it)']);
  return connected;
}

/** The sources of the catalogue that a register connected here can give. */
export function connectedSources(): ReadonlySet<string> {
  return new Set(connectedRegisters().flatMap(({ gives }) => gives));
}
