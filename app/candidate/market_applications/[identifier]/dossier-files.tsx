import { ApplicationFiles } from '@/components/fields/uploading';
import { Folded } from '@/components/layout/folded';
import { totalDocumentBytes } from '@/db/queries/answers';
import { MAX_DOSSIER_BYTES, MAX_FILE_BYTES } from '@/lib/applications/dossier-limits';
import { env } from '@/lib/env';
import { uploadText } from '@/lib/text/uploads';

type Props = {
  applicationId: string;
  /** True where files can be added. */
  withRules?: boolean;
};

/** What is kept of the application's files, of what is allowed; and, once per page, folded, which files are taken. */
export async function DossierFiles({ applicationId, withRules = false }: Props) {
  const sizeBytes = await totalDocumentBytes(applicationId);
  return (
    <>
      <ApplicationFiles sizeBytes={sizeBytes} limitBytes={MAX_DOSSIER_BYTES} maxFileBytes={MAX_FILE_BYTES} />
      {withRules && (
        <Folded title={uploadText.whichFiles}>
          <p>{uploadText.rules}</p>
          {!env().CLAMD_HOST && <p>{uploadText.notScanned}</p>}
        </Folded>
      )}
    </>
  );
}
