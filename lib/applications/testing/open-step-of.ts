import type { Application } from '@/db/queries/applications';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { FILES } from './begin-application';

/** A step of an application that files may be posted to. */
export const openStepOf = ({ id, firmId }: Pick<Application, 'id' | 'firmId'>) => ({
  applicationId: id,
  firmId,
  step: IDENTIFICATION_STEP,
  pages: [IDENTIFICATION_STEP],
  fileInputs: [{ fieldKey: FILES }],
});
