import { Path, Svg, Text, View } from '@react-pdf/renderer';
import { paperColor, tag } from '@/lib/fields/printing/pdf-style';
import { attestationText } from '@/lib/text/attestation';
import type { AttestationContent } from './content';
import { pageStyle } from './page-style';

/** The service's header on every page; decoration for a screen reader, which would read it again and again. */
export function PageHeader({ demonstration }: { demonstration: boolean }) {
  return (
    <View style={pageStyle.header} fixed {...tag('Artifact')}>
      <View style={pageStyle.brand}>
        <Svg width={26} height={26} viewBox="0 0 26 26">
          <Path d="M0 3a3 3 0 0 1 3-3h20a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3h-20a3 3 0 0 1-3-3z" fill={paperColor.accent} />
          <Path d="M6 13.5l4.6 4.8 9.4-10" fill="none" stroke="#ffffff" strokeWidth={2.6} />
        </Svg>
        <View>
          <Text style={pageStyle.brandName}>{attestationText.serviceName}</Text>
          <Text style={pageStyle.brandLine}>{attestationText.serviceTagline}</Text>
        </View>
      </View>
      <View style={pageStyle.headerSide}>
        <Text>{attestationText.title}</Text>
        {demonstration && <Text style={pageStyle.headerDemonstration}>{attestationText.demonstration}</Text>}
      </View>
    </View>
  );
}

type FooterProps = { content: AttestationContent; page: number; totalPages: number };

export function PageFooter({ content, page, totalPages }: FooterProps) {
  return (
    <View style={pageStyle.footer} fixed {...tag('Artifact')}>
      <Text>{attestationText.footer(content.application.identifier, content.market.identifier)}</Text>
      <Text>{attestationText.page(page, totalPages)}</Text>
    </View>
  );
}
