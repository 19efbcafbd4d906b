import { Path, Svg } from '@react-pdf/renderer';
import QRCode from 'qrcode';
import { tag } from '@/lib/fields/printing/pdf-style';

/** A QR code as one filled vector path: sharp at any size, without a bitmap. `size` in points. */
export function QrCode({ data, alt, size }: { data: string; alt: string; size: number }) {
  const { modules } = QRCode.create(data, { errorCorrectionLevel: 'M' });
  return (
    <Svg width={size} height={size} viewBox={`0 0 ${modules.size} ${modules.size}`} {...tag('Figure', alt)}>
      <Path d={outline(modules)} fill="#000000" />
    </Svg>
  );
}

/** One rectangle for each run of dark modules of a line. */
function outline(modules: { size: number; get(row: number, column: number): number }): string {
  const rectangles: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const start = column;
      while (column < modules.size && modules.get(row, column)) column += 1;
      if (column > start) rectangles.push(`M${start} ${row}h${column - start}v1h${start - column}z`);
    }
  }
  return rectangles.join('');
}
