import type { OperationName } from '@/demo/registers/operations';
import type { Register } from './ask';
import { opqibi, qualibat, qualifelec, qualiopi, rge } from './certificates';
import { attestationFiscale, chiffresAffaires, liensCapitalistiques } from './dgfip';
import { insee } from './insee';
import { bilans, rne } from './rne';
import { search } from './search';
import { cibtp, cnetp, fntp, msa, probtp, probtpConformite, urssaf } from './social';
import { effectifs } from './workforce';

/** What each register says of a firm that it knows. */
export const registers: Record<OperationName, Register> = {
  recherche: search,
  insee,
  rne,
  bilans,
  attestation_fiscale: attestationFiscale,
  chiffres_affaires: chiffresAffaires,
  liens_capitalistiques: liensCapitalistiques,
  urssaf,
  msa,
  cibtp,
  cnetp,
  probtp,
  probtp_conformite: probtpConformite,
  qualibat,
  qualifelec,
  rge,
  fntp,
  opqibi,
  qualiopi,
  effectifs,
};
