import { attestationFiscale } from './attestation-fiscale';
import { bilans } from './bilans';
import { chiffresAffaires } from './chiffres-affaires';
import { cibtp } from './cibtp';
import { cnetp } from './cnetp';
import { effectifs } from './effectifs';
import { fntp } from './fntp';
import { insee } from './insee';
import { msa } from './msa';
import { opqibi } from './opqibi';
import { probtp } from './probtp';
import { qualibat } from './qualibat';
import { qualifelec } from './qualifelec';
import { qualiopi } from './qualiopi';
import { rechercheEntreprises } from './recherche-entreprises';
import type { Register } from './register';
import { rge } from './rge';
import { rne } from './rne';
import { urssaf } from './urssaf';

/** Every register that can be connected. For a source that several give, the first that has a value counts. */
export const REGISTERS: readonly Register[] = [
  insee,
  rechercheEntreprises,
  rne,
  attestationFiscale,
  urssaf,
  msa,
  cibtp,
  cnetp,
  probtp,
  qualibat,
  qualifelec,
  rge,
  fntp,
  opqibi,
  qualiopi,
  chiffresAffaires,
  bilans,
  ...effectifs,
];

/** The register with this key, connected or not; undefined for one that this release does not know. */
export function findRegister(key: string): Register | undefined {
  return REGISTERS.find((register) => register.key === key);
}
