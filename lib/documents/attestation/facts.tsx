import { Text, View } from '@react-pdf/renderer';
import { PaperPair } from '@/lib/fields/printing/pdf';
import { tag } from '@/lib/fields/printing/pdf-style';
import { PaperTable } from '@/lib/fields/printing/pdf-table';
import { attestationText } from '@/lib/text/attestation';
import type { AttestationContent } from './content';
import { CONTENT_WIDTH, pageStyle, ROOM_UNDER_TABLE_TITLE } from './page-style';
import { QrCode } from './qr-code';
import { companyFactsOf, type Fact, keyFactsOf, lotsOf, marketFactsOf } from './said';
import { EntryLabel, SectionTitle } from './section-title';

/** What one looks for first, and how to check it. */
export function KeyFacts({ content }: { content: AttestationContent }) {
  const { verificationUrl } = content;
  return (
    <View style={pageStyle.card} wrap={false}>
      <View style={pageStyle.cardFacts}>
        {keyFactsOf(content).map(({ label, value }) => (
          <View key={label} style={pageStyle.fact}>
            <Text style={pageStyle.factLabel} {...tag('P')}>
              {label}
            </Text>
            <Text style={pageStyle.factValue} {...tag('P')}>
              {value}
            </Text>
          </View>
        ))}
      </View>
      <View style={pageStyle.code}>
        <QrCode data={verificationUrl} alt={attestationText.verificationCode(verificationUrl)} size={92} />
        <Text style={pageStyle.codeLabel} {...tag('P')}>
          {attestationText.verify}
        </Text>
      </View>
    </View>
  );
}

export function MarketFacts({ content }: { content: AttestationContent }) {
  const lots = lotsOf(content);
  return (
    <>
      <SectionTitle title={attestationText.market} />
      <Pairs facts={marketFactsOf(content)} />
      {lots && (
        <>
          <EntryLabel label={lots.title} roomUnder={ROOM_UNDER_TABLE_TITLE} />
          <PaperTable block={lots.table} widthPoints={CONTENT_WIDTH} />
        </>
      )}
    </>
  );
}

export function CompanyFacts({ application }: { application: AttestationContent['application'] }) {
  return (
    <View wrap={false}>
      <SectionTitle title={attestationText.company} />
      <Pairs facts={companyFactsOf(application)} />
    </View>
  );
}

export function Pairs({ facts }: { facts: readonly Fact[] }) {
  return facts.map(({ label, value }) => (
    <PaperPair key={label} label={label} value={value} widthPoints={CONTENT_WIDTH} />
  ));
}
