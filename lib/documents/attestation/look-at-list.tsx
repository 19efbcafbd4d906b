import { Text } from '@react-pdf/renderer';
import { tag } from '@/lib/fields/printing/pdf-style';
import { attestationText } from '@/lib/text/attestation';
import type { AttestationContent, AttestationPart } from './content';
import { pageStyle } from './page-style';
import { SectionTitle, SubsectionTitle } from './section-title';

const text = attestationText.lookAt;

/** On the buyer's copy: what deserves to be looked at first, of each firm. */
export function LookAt({ content }: { content: AttestationContent }) {
  const { companyName } = content.application;
  return (
    <>
      <Points title={content.group ? text.titleOf(1, companyName) : text.title} part={content} />
      {content.members.map((member) => (
        <Points key={member.number} title={text.titleOf(member.number, member.companyName)} part={member} />
      ))}
    </>
  );
}

/** All are direct children of the page, as headings want it. */
function Points({ title, part }: { title: string; part: AttestationPart }) {
  return (
    <>
      <SectionTitle title={title} />
      {part.toLookAt.length === 0 && (
        <Text style={pageStyle.paragraph} {...tag('P')}>
          {text.nothing}
        </Text>
      )}
      {part.toLookAt.map((group) => (
        <LookAtPoints key={group.title} group={group} />
      ))}
    </>
  );
}

function LookAtPoints({ group }: { group: AttestationPart['toLookAt'][number] }) {
  return (
    <>
      <SubsectionTitle title={group.title} />
      {[...group.points.entries()].map(([index, point]) => (
        <Text key={index} style={pageStyle.point} {...tag('P')}>
          {`–\u00a0${point}`}
        </Text>
      ))}
    </>
  );
}
