/**
 * Adds to a PDF what a program adds that signs it once more: an incremental update (ISO 32000-1, 7.5.6) that changes nothing
 * of what is there, with a signature field in a new catalog. The signature itself is an empty one.
 */
export function countersign(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const last = (pattern: RegExp) => [...text.matchAll(pattern)].at(-1);
  const startXref = last(/startxref\s+(\d+)/g)?.[1];
  const trailer = last(/trailer\s*<<(.*?)>>\s*startxref/gs)?.[1] ?? '';
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1]);
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1]);
  const catalog = last(new RegExp(`(?:^|\\n)${root} 0 obj\\s*<<(.*?)>>\\s*endobj`, 'gs'))?.[1] ?? '';
  const formId = /\/AcroForm (\d+) 0 R/.exec(catalog)?.[1];
  const form = formId ? (last(new RegExp(`\\n${formId} 0 obj\\s*<<(.*?)>>\\s*endobj`, 'gs'))?.[1] ?? '') : '';
  const fields = /\/Fields \[([^\]]*)\]/.exec(form || catalog)?.[1]?.trim() ?? '';
  const [field, signature] = [size, size + 1];
  const objects = new Map([
    [
      root,
      catalog.replace(
        /\/AcroForm (?:\d+ 0 R|<<.*?>>)/s,
        `/AcroForm << /SigFlags 3 /Fields [${fields} ${field} 0 R] >>`,
      ),
    ],
    [
      field,
      `/FT /Sig /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /F 132 /T (Contreseing${field}) /V ${signature} 0 R`,
    ],
    [
      signature,
      `/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 ${pdf.length} ${pdf.length + 10} 10] /Contents <${'00'.repeat(64)}>`,
    ],
  ]);
  let update = '\n';
  const offsets = new Map<number, number>();
  for (const [id, content] of objects) {
    offsets.set(id, pdf.length + update.length);
    update += `${id} 0 obj\n<<${content}>>\nendobj\n`;
  }
  const xref = pdf.length + update.length;
  const entries = [...offsets].map(([id, offset]) => `${id} 1\n${`${offset}`.padStart(10, '0')} 00000 n \n`).join('');
  update += `xref\n${entries}trailer\n<</Size ${size + 2} /Root ${root} 0 R /Prev ${startXref}>>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(update, 'latin1')]);
}
