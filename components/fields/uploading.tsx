'use client';
import { FileField, type FileFieldProps } from '@/components/form/file-field';
import type { Dossier } from '@/components/form/uploads/dossier';
import { DossierTotal } from '@/components/form/uploads/dossier-total';
import { uploadText } from '@/lib/text/uploads';

/** Files are posted below the address of the step that the page shows. */
export const filesAddress = () => `${window.location.pathname}/files`;

export function UploadingField(props: FileFieldProps) {
  return <FileField {...props} address={filesAddress} text={uploadText} />;
}

/** What the files of the application weigh together; the fields of the page learn the limits from it. */
export function ApplicationFiles(props: Dossier) {
  return <DossierTotal {...props} text={uploadText} />;
}
