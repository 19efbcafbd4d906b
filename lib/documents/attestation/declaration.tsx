import { Text } from '@react-pdf/renderer';
import { PaperBlocks, PaperPair } from '@/lib/fields/printing/pdf';
import { tag } from '@/lib/fields/printing/pdf-style';
import { attestationText } from '@/lib/text/attestation';
import { formatDateTimeSeconds } from '@/lib/text/format';
import type { AttestationContent } from './content';
import { CONTENT_WIDTH, pageStyle } from './page-style';
import { SectionTitle, SubsectionTitle } from './section-title';

/** What the firm declared on its honour, in the words it was shown, and when. */
export function Declaration({
  declaration,
  depth = 0,
}: {
  declaration: AttestationContent['declaration'];
  depth?: number;
}) {
  const { choice, wording, wordingVersion, declaredAt, explanation, files } = declaration;
  return (
    <>
      <SectionTitle title={attestationText.declaration} depth={depth} />
      <Text style={pageStyle.choice} {...tag('P')}>
        {attestationText.declarationChoice[choice]}
      </Text>
      <PaperPair
        label={attestationText.declaredAt}
        value={formatDateTimeSeconds(declaredAt)}
        widthPoints={CONTENT_WIDTH}
      />
      <SubsectionTitle title={attestationText.declarationWording(wordingVersion)} depth={depth + 1} />
      <Text style={pageStyle.quote} {...tag('P')}>
        {wording}
      </Text>
      {explanation && (
        <>
          <SubsectionTitle title={attestationText.explanation} depth={depth + 1} />
          <Text style={pageStyle.paragraph} {...tag('P')}>
            {explanation}
          </Text>
        </>
      )}
      {files.length > 0 && (
        <>
          <SubsectionTitle title={attestationText.declarationFiles} depth={depth + 1} />
          <PaperBlocks blocks={[{ kind: 'files', files }]} widthPoints={CONTENT_WIDTH} />
        </>
      )}
    </>
  );
}
