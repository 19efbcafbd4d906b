import { ASSURANCE_QUALITE } from './assurance-qualite';
import { CERTIFICATS } from './certificats';
import { EFFECTIFS } from './effectifs';
import { OUTILLAGE } from './outillage';
import { REALISATIONS } from './realisations';
import { SECURITE_ET_CONFIDENTIALITE } from './securite-et-confidentialite';

export const CAPACITES_TECHNIQUES_PROFESSIONNELLES = [
  ...EFFECTIFS,
  ...CERTIFICATS,
  ...REALISATIONS,
  ...OUTILLAGE,
  ...ASSURANCE_QUALITE,
  ...SECURITE_ET_CONFIDENTIALITE,
];
