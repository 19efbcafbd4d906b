import { Document, Page, Text, View } from '@react-pdf/renderer';
import { PAPER_FONT, plainGlyphs } from '@/lib/kits/pdfa/paper-fonts';
import { renderPdfa } from '@/lib/kits/pdfa/render-pdfa';
import { createSelfSignedSeal, loadSeal, type Seal, sealName } from '@/lib/kits/pdfa/seal';
import { CHECKLIST, conformanceText as text } from '@/lib/text/conformance';
import { formatDateTime } from '@/lib/text/format';
import { countMarks, type Finding, type JudgedBox } from './findings';

export type Report = {
  madeAt: Date;
  receiver: string | undefined;
  client: string | undefined;
  findings: readonly Finding[];
  boxes: readonly JudgedBox[];
};

/** The report for programs. No secret is in it. */
export function reportInJson({ madeAt, receiver, client, findings, boxes }: Report) {
  return {
    format: 'passe-marche/conformance',
    format_version: 1,
    made_at: madeAt.toISOString(),
    receiver: receiver ?? null,
    client: client ?? null,
    summary: countMarks(boxes),
    boxes,
    findings,
  };
}

/** The report on paper: PDF/A, sealed. */
export function reportInPdf(report: Report, seal: Seal): Promise<Uint8Array> {
  const metadata = {
    title: text.title,
    author: 'Passe Marché',
    subject: text.subject,
    keywords: undefined,
    creator: 'Passe Marché',
    creationDate: report.madeAt,
    lang: 'fr-FR',
    linkName: text.link,
  };
  const signature = { signerName: sealName(seal), reason: text.signature, date: report.madeAt, seal };
  return renderPdfa({ text: <Paper report={report} /> }, metadata, { ...signature, timeStamper: undefined });
}

/** A seal of its own, for whoever has no instance at hand: it proves that the report was not changed, not who made it. */
export async function makeOwnSeal(now: Date): Promise<Seal> {
  const { privateKeyPem, certificatePem } = await createSelfSignedSeal({
    ...{ commonName: 'Passe Marché, conformité', organization: 'Passe Marché', country: 'FR' },
    ...{ validFrom: new Date(now.getTime() - 86_400_000), days: 365 },
  });
  return loadSeal(privateKeyPem, certificatePem);
}

function Paper({ report: { madeAt, receiver, client, boxes } }: { report: Report }) {
  return (
    <Document>
      <Page
        size="A4"
        style={{
          fontFamily: PAPER_FONT,
          fontFeatureSettings: plainGlyphs,
          fontSize: 9.5,
          padding: 48,
          paddingBottom: 60,
        }}
      >
        <Text style={{ fontSize: 18, marginBottom: 8 }}>{text.title}</Text>
        <Text>{text.madeOn(formatDateTime(madeAt))}</Text>
        {receiver && <Text>{text.receiver(receiver)}</Text>}
        {client && <Text>{text.client(client)}</Text>}
        <Text style={{ marginTop: 8, fontSize: 12 }}>{text.summary(countMarks(boxes))}</Text>
        {CHECKLIST.map(({ title, boxes: listed }) => (
          <View key={title} style={{ marginTop: 12 }}>
            <Text style={{ fontSize: 12, marginBottom: 4 }}>{title}</Text>
            {listed.map(({ number }) => (
              <BoxLine key={number} box={boxes.find((box) => box.number === number)} />
            ))}
          </View>
        ))}
      </Page>
    </Document>
  );
}

function BoxLine({ box }: { box: JudgedBox | undefined }) {
  if (!box) return null;
  const said = box.mark === 'declared' && box.seen.length === 0 ? [text.toDeclare] : box.seen;
  return (
    <View style={{ marginBottom: 3 }} wrap={false}>
      <Text>{`${box.number}. ${text.marks[box.mark]} – ${box.text}`}</Text>
      {said.map((line) => (
        <Text key={line} style={{ marginLeft: 16, fontSize: 8.5 }}>
          {line}
        </Text>
      ))}
    </View>
  );
}
