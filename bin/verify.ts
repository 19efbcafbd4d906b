import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { argv, exit } from 'node:process';
import { checkPackage, firmOf } from '@/lib/documents/package/check-package';
import { checkSealedPdf, type SealedPdf } from '@/lib/kits/pdfa/check-sealed-pdf';
import { identifierInWords } from '@/lib/text/firm-identifiers';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { verifyFileText as text } from '@/lib/text/verify-file';
import { complain, say } from './terminal/say';

/**
 * `npm run verify -- FILE`: checks an attestation or a package, offline. Exit status: 0 intact, 1 changed, 2 wrong use,
 * 3 every content intact in a file that is not, byte for byte, what this program would have made: another ZIP, or an attestation
 * to which something was added.
 */
type Verdict = { lines: string[]; status: 0 | 1 | 3 };

function describeSeal({ certificates: [signer], timeStamp }: SealedPdf): string[] {
  if (!signer) return [];
  const oneLine = (name: string) => name.replaceAll('\n', ', ');
  return [
    text.signer(oneLine(signer.subject), oneLine(signer.issuer)),
    ...(signer.subject === signer.issuer ? [text.selfSigned] : []),
    text.validity(formatDateTimeSeconds(signer.validFromDate), formatDateTimeSeconds(signer.validToDate)),
    text.fingerprint(signer.fingerprint256),
    timeStamp
      ? text.timeStamp(formatDateTimeSeconds(timeStamp.time), oneLine(timeStamp.authority.subject))
      : text.noTimeStamp,
  ];
}

function verifyPdf(file: string): Verdict {
  const pdf = readFileSync(file);
  const checked = checkSealedPdf(pdf);
  const { problems, addedBytes } = checked;
  const seal = describeSeal(checked);
  if (problems.length > 0)
    return { lines: [text.altered, ...problems.map((code) => `  ${text.pdf[code]}`), ...seal], status: 1 };
  if (addedBytes === 0) return { lines: [text.intact.pdf, ...seal], status: 0 };
  const sealed = createHash('sha256')
    .update(pdf.subarray(0, pdf.length - addedBytes))
    .digest('hex');
  return { lines: [text.intact.added(addedBytes), text.sealedDigest(sealed), ...seal], status: 3 };
}

async function verifyZip(file: string): Promise<Verdict> {
  const { problems, manifest, attestation } = await checkPackage(file);
  const contentIsIntact = problems.every(({ code }) => code === 'not_as_made');
  const told = problems.map(({ code, path }) => `  ${text.zip[code](path ?? '')}`);
  const about = manifest
    ? [
        text.package(
          manifest.application.identifier,
          manifest.application.company_name,
          identifierInWords(firmOf(manifest)),
          manifest.market_identifier,
          formatDateTimeSeconds(new Date(manifest.application.submitted_at)),
        ),
        ...manifest.documents.flatMap(({ path, original_name }) => (path === null ? text.leftOut(original_name) : [])),
      ]
    : [];
  const seal = attestation ? describeSeal(attestation) : [];
  if (!contentIsIntact) return { lines: [text.altered, ...told, ...about, ...seal], status: 1 };
  const count = manifest?.documents.filter(({ path }) => path !== null).length ?? 0;
  const verdict = problems.length > 0 ? text.undecided : text.intact.zip;
  return { lines: [verdict, text.pieces(count), ...about, ...seal], status: problems.length > 0 ? 3 : 0 };
}

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.toString() === 'PK' || file.toLowerCase().endsWith('.zip');
  } finally {
    await handle.close();
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

const [file, ...others] = argv.slice(2);
if (!file || others.length > 0) {
  complain(text.usage);
  exit(2);
}
try {
  const digest = await digestOf(file);
  const { lines, status } = (await isZip(file)) ? await verifyZip(file) : verifyPdf(file);
  say([text.file(basename(file)), text.digest(digest), '', ...lines, '', text.limits].join('\n'));
  exit(status);
} catch {
  complain(text.unreadable(file));
  exit(2);
}
