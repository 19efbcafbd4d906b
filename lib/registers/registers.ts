import { rechercheEntreprises } from './recherche-entreprises';
import type { Register } from './register';

/** Every register that can be connected. For a source that several give, the first that has a value counts. */
export const REGISTERS: readonly Register[] = [rechercheEntreprises];

/** The register with this key, connected or not; undefined for one that this release does not know. */
export function findRegister(key: string): Register | undefined {
  return REGISTERS.find((register) => register.key === key);
}
