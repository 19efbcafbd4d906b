import type { PrintedFile } from '@/lib/fields/blocks';
import { EXTENSIONS } from '@/lib/kits/files/media-types';
import { attestationText } from '@/lib/text/attestation';
import { formatSize } from '@/lib/text/format';

/** A file as an attestation tells it: number and name, type, size, scan, place in the package, digest. `href`: where it is fetched. */
export function FileInCopy({ file, href }: { file: PrintedFile; href?: string | undefined }) {
  const name = file.number ? attestationText.fileNumber(file.number, file.name) : file.name;
  const [type] = EXTENSIONS[file.mediaType ?? ''] ?? [];
  const scan = attestationText.scanStates[file.scanState];
  const facts = [...(type ? [type.toUpperCase()] : []), formatSize(file.sizeBytes), scan].join('  ·  ');
  const path = file.path ? [attestationText.fileInPackage(file.path)] : [];
  return (
    <>
      {href ? (
        <a href={href} download>
          {name}
        </a>
      ) : (
        <strong>{name}</strong>
      )}
      <br />
      <span className={file.scanState === 'flagged' ? 'copy-alert' : 'copy-quiet'}>{facts}</span>
      {[...path, attestationText.fileDigest(file.sha256)].map((fact) => (
        <span key={fact} className="copy-quiet copy-fact">
          {fact}
        </span>
      ))}
    </>
  );
}
