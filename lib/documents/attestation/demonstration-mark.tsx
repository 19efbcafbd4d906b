import { Path, StyleSheet, Svg, View } from '@react-pdf/renderer';
import { tag } from '@/lib/fields/printing/pdf-style';
import { outlineText } from '@/lib/kits/pdfa/paper-fonts';
import { attestationText } from '@/lib/text/attestation';

/** Along the diagonal of the page, upwards. */
const ANGLE_RADIANS = -0.9;

const style = StyleSheet.create({
  sheet: { position: 'absolute', top: 90, left: 60, right: 60, bottom: 60 },
});

/**
 * « DÉMONSTRATION » across every page, in an opaque light grey since PDF/A-1 forbids transparency: first child of the page,
 * so that the text is drawn over it, and drawn as outlines, so that it does not mix with the text that one copies.
 */
export function DemonstrationMark() {
  const letters = outlineText(attestationText.demonstration, ANGLE_RADIANS);
  return (
    <View style={style.sheet} fixed {...tag('Artifact')}>
      <Svg width="100%" height="100%" viewBox={viewBoxOf(letters.map((letter) => letter.bbox))}>
        <Path d={letters.map((letter) => letter.toSVG()).join('')} fill="#f0f0f0" />
      </Svg>
    </View>
  );
}

type Box = { minX: number; minY: number; width: number; height: number };

function viewBoxOf(boxes: Box[]): string {
  const left = Math.min(...boxes.map((box) => box.minX));
  const top = Math.min(...boxes.map((box) => box.minY));
  const right = Math.max(...boxes.map((box) => box.minX + box.width));
  const bottom = Math.max(...boxes.map((box) => box.minY + box.height));
  return `${left} ${top} ${right - left} ${bottom - top}`;
}
