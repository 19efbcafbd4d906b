import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { FILES } from './begin-application';

/** A step of an application that files may be posted to. */
export const openStepOf = (applicationId: string) => ({
  applicationId,
  step: IDENTIFICATION_STEP,
  pages: [IDENTIFICATION_STEP],
  fileInputs: [{ fieldKey: FILES }],
});
