import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { Audience } from '@/lib/fields/blocks';
import { PaperLink } from '@/lib/fields/printing/pdf';
import { tag } from '@/lib/fields/printing/pdf-style';
import type { PaperSource } from '@/lib/kits/pdfa/contents';
import { slotFor } from '@/lib/kits/pdfa/paper-node';
import { attestationText } from '@/lib/text/attestation';
import { Answers } from './answers';
import type { AttestationContent, AttestationMember } from './content';
import { ContentsTable } from './contents-table';
import { Declaration } from './declaration';
import { DemonstrationMark } from './demonstration-mark';
import type { DrawingOptions } from './drawing-options';
import { Essentials } from './essentials';
import { CompanyFacts, KeyFacts, MarketFacts } from './facts';
import { GroupFacts, MemberFacts } from './group-facts';
import { LookAt } from './look-at-list';
import { PageFooter, PageHeader } from './page-frame';
import { pageStyle } from './page-style';
import { certificationOf } from './said';
import { SectionTitle } from './section-title';

/** Beyond this many pages there is a table of contents. */
const CONTENTS_BEYOND_PAGES = 6;

/** The attestation as react-pdf draws it, on A4. */
export function attestationSource(content: AttestationContent, options: DrawingOptions): PaperSource {
  return {
    text: textOf(content, options),
    frames: (totalPages) => framesOf(content, options.demonstration, totalPages),
    contents: {
      beyondPages: CONTENTS_BEYOND_PAGES,
      make: (entries) => (
        <Document>
          <Page size="A4" style={pageStyle.page}>
            <ContentsTable entries={entries} />
          </Page>
        </Document>
      ),
    },
  };
}

/** What is around the text of each page. */
const framesOf = (content: AttestationContent, demonstration: boolean, totalPages: number) => (
  <Document>
    {Array.from({ length: totalPages }, (_, index) => index + 1).map((page) => (
      <Page key={page} size="A4" style={pageStyle.page}>
        {demonstration && <DemonstrationMark />}
        <PageHeader demonstration={demonstration} />
        <View {...slotFor('text')} />
        <PageFooter content={content} page={page} totalPages={totalPages} />
      </Page>
    ))}
  </Document>
);

/** A part for each member of a group, each of which begins on a new page. A function, not a component: what lays it out wants a `Document`. */
function textOf(content: AttestationContent, { audience, sealedBy, timeStamp, demonstration }: DrawingOptions) {
  const depth = content.group ? 1 : 0;
  const parts: (AttestationContent | AttestationMember)[] = [content, ...content.members];
  return (
    <Document>
      {[...parts.entries()].map(([index, part]) => (
        <Page key={index} size="A4" style={pageStyle.page}>
          {index === 0 && <Opening content={content} audience={audience} />}
          {'number' in part && <MemberFacts member={part} />}
          {index === 0 && content.group && (
            <SectionTitle title={attestationText.group.memberTitle(1, content.application.companyName)} />
          )}
          <Answers sections={part.sections} depth={depth} />
          <Declaration declaration={part.declaration} depth={depth} />
          {index === parts.length - 1 && (
            <Authenticity
              sealedBy={sealedBy}
              timeStamp={timeStamp}
              demonstration={demonstration}
              verificationUrl={content.verificationUrl}
            />
          )}
        </Page>
      ))}
    </Document>
  );
}

type OpeningProps = { content: AttestationContent; audience: Audience };

/** What was submitted, when, for which market, by which firm. */
function Opening({ content, audience }: OpeningProps) {
  return (
    <>
      <Text style={pageStyle.title} {...tag('H1')}>
        {attestationText.title}
      </Text>
      <Text style={pageStyle.copy} {...tag('P')}>
        {attestationText.copyOf[audience]}
      </Text>
      <Text style={pageStyle.certification} {...tag('P')}>
        {certificationOf(content)}
      </Text>
      <KeyFacts content={content} />
      <Essentials content={content} />
      {audience === 'buyer' && <LookAt content={content} />}
      <View {...slotFor('contents')} />
      <MarketFacts content={content} />
      {content.group ? <GroupFacts content={content} /> : <CompanyFacts application={content.application} />}
    </>
  );
}

type AuthenticityProps = Omit<DrawingOptions, 'audience' | 'contentDigest'> & { verificationUrl: string };

function Authenticity({ sealedBy, timeStamp, demonstration, verificationUrl }: AuthenticityProps) {
  const sentences = [
    attestationText.sealedBy(sealedBy.name, timeStamp === 'present' ? 'B-T' : 'B-B'),
    ...(timeStamp === 'none' ? [] : [attestationText.timeStamp[timeStamp]]),
    ...(sealedBy.isSelfSigned ? [attestationText.selfSigned] : []),
    attestationText.digests,
    attestationText.howToVerify,
  ];
  return (
    <View wrap={false}>
      <SectionTitle title={attestationText.authenticity} />
      {demonstration && (
        <Text style={pageStyle.alert} {...tag('P')}>
          {attestationText.demonstrationNotice}
        </Text>
      )}
      {sentences.map((sentence) => (
        <Text key={sentence} style={pageStyle.paragraph} {...tag('P')}>
          {sentence}
        </Text>
      ))}
      <PaperLink href={verificationUrl} text={verificationUrl} />
    </View>
  );
}
