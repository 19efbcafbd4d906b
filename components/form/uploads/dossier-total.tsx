import { useEffect } from 'react';
import { type Dossier, dossier } from './dossier';
import { useStore } from './store';
import type { UploadText } from './upload-text';

type Props = Dossier & { text: UploadText };

/** What all files weigh together, of what is allowed; it follows as files come and go. */
export function DossierTotal({ sizeBytes, limitBytes, maxFileBytes, text }: Props) {
  const known = useStore(dossier);
  useEffect(() => dossier.set({ sizeBytes, limitBytes, maxFileBytes }), [sizeBytes, limitBytes, maxFileBytes]);
  return <p>{text.dossier(known?.sizeBytes ?? sizeBytes, limitBytes)}</p>;
}
