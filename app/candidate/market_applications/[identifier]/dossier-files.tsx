import { MAX_DOSSIER_BYTES, MAX_FILE_BYTES } from '@/lib/applications/dossier-limits';
import { ApplicationFiles } from '@/lib/fields/files/uploading';
import { type ApplicationForm, filesOf } from '@/lib/journey/application-form';

/** What the files of the application weigh together, above a step that takes some. */
export function DossierFiles({ form }: { form: ApplicationForm }) {
  const sizeBytes = filesOf(form).reduce((total, file) => total + file.sizeBytes, 0);
  return <ApplicationFiles sizeBytes={sizeBytes} limitBytes={MAX_DOSSIER_BYTES} maxFileBytes={MAX_FILE_BYTES} />;
}
