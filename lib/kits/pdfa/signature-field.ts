import type PDFDocument from 'pdfkit';
import { signDetached, type TimeStamper } from './cades';
import { PdfaError } from './pdfa-error';
import type { Seal } from './seal';

/** What a reader shows beside the signature; `date` is the time it claims (`/M`). `roomBytes`: `signatureRoomBytes`. */
export type SignatureField = { signerName: string; reason: string; date: Date; roomBytes: number };

/** What signs. */
export type Signer = { seal: Seal; timeStamper?: TimeStamper | undefined };

const BYTE_RANGE_PLACEHOLDER = '/ByteRange [0 /********** /********** /**********]';
/** Widget flags Print and Locked (ISO 32000-1 table 165); PDF/A-1 wants Print on every annotation. */
const PRINT_AND_LOCKED = 4 + 128;

/** Writes an invisible signature field with an empty value on the current page, in the one revision of the file. */
export function addSignatureField(document: PDFDocument, field: SignatureField): void {
  const { signerName, reason, date, roomBytes } = field;
  // PDF/A-1 §6.5.3: a widget must have an appearance, even one that draws nothing
  const appearance = document.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0], Resources: {} });
  appearance.end(' ');
  const value = document.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, '**********', '**********', '**********'],
    Contents: new Uint8Array(roomBytes),
    M: date,
    Name: pdfText(signerName),
    Reason: pdfText(reason),
  });
  value.end();
  const widget = document.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    F: PRINT_AND_LOCKED,
    T: pdfText('Signature1'),
    P: document.page.dictionary,
    V: value,
    AP: { N: appearance },
  });
  document.page.annotations.push(widget);
  widget.end();
  // SigFlags: SignaturesExist and AppendOnly
  document._root.data.AcroForm = { SigFlags: 3, Fields: [widget] };
}

/** Fills the one empty signature of a file with the seal's signature over everything else. */
export async function fillSignature(pdf: Uint8Array, { seal, timeStamper }: Signer): Promise<Buffer> {
  const signed = Buffer.from(pdf);
  const byteRangeAt = signed.indexOf(BYTE_RANGE_PLACEHOLDER);
  if (byteRangeAt < 0 || signed.indexOf(BYTE_RANGE_PLACEHOLDER, byteRangeAt + 1) >= 0) {
    throw new PdfaError('bad_placeholder', 'The file must have exactly one empty signature');
  }
  const start = signed.indexOf('<', signed.indexOf('/Contents ', byteRangeAt));
  const end = signed.indexOf('>', start) + 1;
  const byteRange = `/ByteRange [0 ${start} ${end} ${signed.length - end}]`;
  signed.write(byteRange.padEnd(BYTE_RANGE_PLACEHOLDER.length), byteRangeAt, 'latin1');

  const content = Buffer.concat([signed.subarray(0, start), signed.subarray(end)]);
  const signature = await signDetached(content, seal, timeStamper);
  if (signature.length * 2 > end - start - 2) {
    throw new PdfaError('bad_seal', `A signature of ${signature.length} bytes does not fit in the file`);
  }
  signed.write(signature.toString('hex'), start + 1, 'latin1');
  return signed;
}

/** pdfkit writes a `String` object as a text and a plain string as a name. */
const pdfText = (text: string) => new String(text);
