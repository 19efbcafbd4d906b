import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { Audience } from '@/lib/fields/blocks';
import { PaperLink } from '@/lib/fields/printing/pdf';
import { tag } from '@/lib/fields/printing/pdf-style';
import type { TimeStamper } from '@/lib/kits/pdfa/cades';
import type { Contents, PaperSource } from '@/lib/kits/pdfa/contents';
import { isSelfSigned, type Seal, sealName } from '@/lib/kits/pdfa/seal';
import { attestationText } from '@/lib/text/attestation';
import { Answers } from './answers';
import type { AttestationContent, AttestationMember } from './content';
import { ContentsTable } from './contents-table';
import { Declaration } from './declaration';
import { DemonstrationMark } from './demonstration-mark';
import { Essentials } from './essentials';
import { CompanyFacts, KeyFacts, MarketFacts } from './facts';
import { GroupFacts, MemberFacts } from './group-facts';
import { LookAt } from './look-at-list';
import { PageFooter, PageHeader } from './page-frame';
import { pageStyle } from './page-style';
import { SectionTitle } from './section-title';
import { type PlacedEntry, sheetsOf } from './sheets';

export type AttestationOptions = {
  audience: Audience;
  seal: Seal;
  /** Who issues the time-stamp, whether there is nobody to (the default), or nobody who answers. */
  timeStamp?: TimeStamper | 'none' | 'unavailable';
  demonstration: boolean;
  /** Of the files and answers as data (`contentDigest`): written in the metadata, under the seal. */
  contentDigest?: string;
};

/** Beyond this many pages there is a table of contents. */
const CONTENTS_BEYOND_PAGES = 6;
/** An application on this many sheets has more pages than that, most of the time. */
const LIKELY_LONG_SHEETS = 3;

/** The attestation as react-pdf draws it, on A4. */
export function attestationSource(content: AttestationContent, options: AttestationOptions): PaperSource {
  // A part for each member of a group, each of which begins on a new page.
  const sheets = [content, ...content.members].flatMap((part) =>
    [...sheetsOf(part.sections).entries()].map(([index, placed], _, all) => ({
      placed,
      part,
      isFirst: index === 0,
      isLast: index === all.length - 1,
    })),
  );
  return {
    contentsBeyondPages: CONTENTS_BEYOND_PAGES,
    isLikelyLong: sheets.length >= LIKELY_LONG_SHEETS,
    make: (contents, onlyFirst = false) =>
      attestationDocument(content, { ...options, contents, sheets, drawn: onlyFirst ? sheets.slice(0, 1) : sheets }),
  };
}

type Sheet = {
  placed: PlacedEntry[];
  part: AttestationContent | AttestationMember;
  isFirst: boolean;
  isLast: boolean;
};
type Drawn = AttestationOptions & { contents: Contents | null; sheets: Sheet[]; drawn: Sheet[] };

/** A function, not a component: what renders it wants a `Document`. */
function attestationDocument(
  content: AttestationContent,
  { audience, seal, timeStamp = 'none', demonstration, contents, sheets, drawn }: Drawn,
) {
  const depth = content.group ? 1 : 0;
  return (
    <Document>
      {[...drawn.entries()].map(([index, { placed, part, isFirst, isLast }]) => (
        <Page key={index} size="A4" style={pageStyle.page}>
          {demonstration && <DemonstrationMark />}
          <PageHeader demonstration={demonstration} />
          {index === 0 && <Opening content={content} audience={audience} contents={contents} />}
          {isFirst && 'number' in part && <MemberFacts member={part} />}
          {index === 0 && content.group && (
            <SectionTitle title={attestationText.group.memberTitle(1, content.application.companyName)} />
          )}
          <Answers placed={placed} depth={depth} />
          {isLast && <Declaration declaration={part.declaration} depth={depth} />}
          {index === sheets.length - 1 && (
            <Authenticity
              seal={seal}
              timeStamp={timeStamp}
              demonstration={demonstration}
              verificationUrl={content.verificationUrl}
            />
          )}
          <PageFooter content={content} totalPages={contents?.totalPages ?? null} />
        </Page>
      ))}
    </Document>
  );
}

type OpeningProps = { content: AttestationContent; audience: Audience; contents: Contents | null };

/** What was submitted, when, for which market, by which firm. */
function Opening({ content, audience, contents }: OpeningProps) {
  const { application } = content;
  const { companyName, submittedAt } = application;
  return (
    <>
      <Text style={pageStyle.title} {...tag('H1')}>
        {attestationText.title}
      </Text>
      <Text style={pageStyle.copy} {...tag('P')}>
        {attestationText.copyOf[audience]}
      </Text>
      <Text style={pageStyle.certification} {...tag('P')}>
        {content.group
          ? attestationText.groupCertification(companyName, application, submittedAt)
          : attestationText.certification(companyName, application, submittedAt)}
      </Text>
      <KeyFacts content={content} />
      <Essentials content={content} />
      {audience === 'buyer' && <LookAt content={content} />}
      {contents && <ContentsTable entries={contents.entries} />}
      <MarketFacts content={content} />
      {content.group ? <GroupFacts content={content} /> : <CompanyFacts application={content.application} />}
    </>
  );
}

type AuthenticityProps = Omit<Required<AttestationOptions>, 'audience' | 'contentDigest'> & { verificationUrl: string };

function Authenticity({ seal, timeStamp, demonstration, verificationUrl }: AuthenticityProps) {
  const sentences = [
    attestationText.sealedBy(sealName(seal), typeof timeStamp === 'function' ? 'B-T' : 'B-B'),
    ...(timeStamp === 'none'
      ? []
      : [attestationText.timeStamp[timeStamp === 'unavailable' ? 'unavailable' : 'present']]),
    ...(isSelfSigned(seal) ? [attestationText.selfSigned] : []),
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
