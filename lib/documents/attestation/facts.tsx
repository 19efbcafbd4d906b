import { Text, View } from '@react-pdf/renderer';
import { PaperPair } from '@/lib/fields/printing/pdf';
import { tag } from '@/lib/fields/printing/pdf-style';
import { PaperTable } from '@/lib/fields/printing/pdf-table';
import { formatSiret } from '@/lib/siret';
import { attestationText } from '@/lib/text/attestation';
import { identifierPair } from '@/lib/text/firm-identifiers';
import { formatDateTime, formatDateTimeSeconds } from '@/lib/text/format';
import type { AttestationContent } from './content';
import { CONTENT_WIDTH, pageStyle, ROOM_UNDER_TABLE_TITLE } from './page-style';
import { QrCode } from './qr-code';
import { EntryLabel, SectionTitle } from './section-title';

/** What one looks for first: when, which application, which market, and how to check it. */
export function KeyFacts({ content }: { content: AttestationContent }) {
  const { application, market, verificationUrl } = content;
  return (
    <View style={pageStyle.card} wrap={false}>
      <View style={pageStyle.cardFacts}>
        <Fact label={attestationText.submittedAt} value={formatDateTimeSeconds(application.submittedAt)} />
        <Fact label={attestationText.applicationIdentifier} value={application.identifier} />
        {application.replaces && <Fact label={attestationText.replaces} value={application.replaces} />}
        <Fact label={attestationText.marketIdentifier} value={market.identifier} />
        <Fact label={attestationText.deadline} value={formatDeadline(market.deadline)} />
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

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <View style={pageStyle.fact}>
      <Text style={pageStyle.factLabel} {...tag('P')}>
        {label}
      </Text>
      <Text style={pageStyle.factValue} {...tag('P')}>
        {value}
      </Text>
    </View>
  );
}

/** A deadline is set to the minute; one that is not says its seconds. */
function formatDeadline(deadline: Date): string {
  return deadline.getUTCSeconds() === 0 ? formatDateTime(deadline) : formatDateTimeSeconds(deadline);
}

export function MarketFacts({ content: { market, application } }: { content: AttestationContent }) {
  const types = market.typeCodes.map((code) => attestationText.typeNames[code] ?? code).join(', ');
  return (
    <>
      <SectionTitle title={attestationText.market} />
      <Pair label={attestationText.marketName} value={market.name} />
      {market.lotName && <Pair label={attestationText.lot} value={market.lotName} />}
      <Pair label={attestationText.types} value={types} />
      <Pair label={attestationText.buyerSiret} value={formatSiret(market.siret)} />
      <Pair label={attestationText.deadline} value={formatDeadline(market.deadline)} />
      <Pair label={attestationText.editor} value={market.editorName} />
      {market.lots.length > 1 && (
        <Pair label={attestationText.lots} value={attestationText.lotCount(market.lots.length)} />
      )}
      {application.lots.length > 0 && <Lots title={attestationText.lotsAppliedFor} lots={application.lots} />}
      {application.lots.length === 0 && market.lots.length > 0 && (
        <Lots title={attestationText.lots} lots={market.lots} />
      )}
    </>
  );
}

function Lots({ title, lots }: { title: string; lots: AttestationContent['market']['lots'] }) {
  const rows = lots.map(({ number, name, cpvCode }) => [
    attestationText.lotNamed(number, name),
    cpvCode ?? attestationText.noCpvCode,
  ]);
  const block = { kind: 'table' as const, caption: '', columns: attestationText.lotColumns, rows };
  return (
    <>
      <EntryLabel label={title} roomUnder={ROOM_UNDER_TABLE_TITLE} />
      <PaperTable block={block} widthPoints={CONTENT_WIDTH} />
    </>
  );
}

export function CompanyFacts({ application }: { application: AttestationContent['application'] }) {
  const { label, value } = identifierPair(application);
  return (
    <View wrap={false}>
      <SectionTitle title={attestationText.company} />
      <Pair label={attestationText.companyName} value={application.companyName} />
      <Pair label={label} value={value} />
    </View>
  );
}

function Pair({ label, value }: { label: string; value: string }) {
  return <PaperPair label={label} value={value} widthPoints={CONTENT_WIDTH} />;
}
