import { Fragment, type ReactNode } from 'react';
import { Blocks, TableView } from '@/components/fields/blocks';
import type { AttestationContent, AttestationMember, AttestationPart } from '@/lib/documents/attestation/content';
import {
  certificationOf,
  companyFactsOf,
  essentialsOf,
  type Fact,
  groupOf,
  keyFactsOf,
  lotsOf,
  marketFactsOf,
  memberFactsOf,
} from '@/lib/documents/attestation/said';
import type { Audience, Block, PrintedFile } from '@/lib/fields/blocks';
import { attestationText } from '@/lib/text/attestation';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { FileInCopy } from './file-in-copy';

/** Where a file can be fetched. */
type HrefOf = (file: PrintedFile) => string;

type Copy = {
  content: AttestationContent;
  audience: Audience;
  demonstration: boolean;
  /** How many levels of headings stand above its title. */
  above?: number;
  hrefOf?: HrefOf;
};

/** The content of an attestation as a part of a page, for those who read better on a screen, or listen. */
export function WebCopy({ content, audience, demonstration, above = 0, hrefOf }: Copy) {
  const parts: (AttestationContent | AttestationMember)[] = [content, ...content.members];
  const depth = above + (content.group ? 1 : 0);
  return (
    <div className="copy">
      <Heading level={above + 1}>{attestationText.title}</Heading>
      <p className="copy-quiet">{attestationText.copyOf[audience]}</p>
      {demonstration && <p className="copy-alert">{attestationText.demonstrationNotice}</p>}
      <p>{certificationOf(content)}</p>
      <Facts facts={keyFactsOf(content)} />
      <Heading level={above + 2}>{attestationText.essentials.title}</Heading>
      <Facts facts={essentialsOf(content)} />
      {audience === 'buyer' && <LookAt content={content} level={above + 2} />}
      <Market content={content} level={above + 2} />
      {parts.map((part) => (
        <Fragment key={'number' in part ? part.number : 1}>
          {'number' in part ? (
            <Member member={part} level={above + 2} hrefOf={hrefOf} />
          ) : (
            content.group && (
              <Heading level={above + 2}>
                {attestationText.group.memberTitle(1, content.application.companyName)}
              </Heading>
            )
          )}
          <Answers sections={part.sections} level={depth + 2} hrefOf={hrefOf} />
          <Declaration declaration={part.declaration} level={depth + 2} hrefOf={hrefOf} />
        </Fragment>
      ))}
      <Heading level={above + 2}>{attestationText.authenticity}</Heading>
      <p>{attestationText.unsigned}</p>
      <p>{attestationText.digests}</p>
      <p>{attestationText.howToVerifyPage}</p>
      <p className="pm-typed">
        <a href={content.verificationUrl}>{content.verificationUrl}</a>
      </p>
    </div>
  );
}

/** HTML has six levels; a group's declaration, on a page that has its own title, would want a seventh. */
function Heading({ level, children }: { level: number; children: ReactNode }) {
  const Tag = `h${Math.min(level, 6)}` as 'h1';
  return <Tag>{children}</Tag>;
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="pm-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="pm-typed">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function LookAt({ content, level }: { content: AttestationContent; level: number }) {
  const text = attestationText.lookAt;
  const { companyName } = content.application;
  const firms: { title: string; part: AttestationPart }[] = [
    { title: content.group ? text.titleOf(1, companyName) : text.title, part: content },
    ...content.members.map((part) => ({ title: text.titleOf(part.number, part.companyName), part })),
  ];
  return firms.map(({ title, part }) => (
    <section key={title}>
      <Heading level={level}>{title}</Heading>
      {part.toLookAt.length === 0 && <p>{text.nothing}</p>}
      {part.toLookAt.map((group) => (
        <section key={group.title}>
          <Heading level={level + 1}>{group.title}</Heading>
          <ul>
            {[...group.points.entries()].map(([index, point]) => (
              <li key={index}>{point}</li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  ));
}

function Market({ content, level }: { content: AttestationContent; level: number }) {
  const lots = lotsOf(content);
  const group = groupOf(content);
  return (
    <>
      <Heading level={level}>{attestationText.market}</Heading>
      <Facts facts={marketFactsOf(content)} />
      {lots && (
        <>
          <p className="pm-subtitle">{lots.title}</p>
          <TableView {...lots.table} caption={lots.title} />
        </>
      )}
      <Heading level={level}>{group ? attestationText.group.title : attestationText.company}</Heading>
      <Facts facts={group?.facts ?? companyFactsOf(content.application)} />
      {group && <TableView {...group.table} caption={attestationText.group.title} />}
    </>
  );
}

/** The blocks of an answer as the form shows them, its files as the attestation tells them. */
function Answer({ blocks, hrefOf }: { blocks: readonly Block[]; hrefOf: HrefOf | undefined }) {
  return <Blocks blocks={blocks} drawFile={(file) => <FileInCopy file={file} href={hrefOf?.(file)} />} />;
}

type PartProps = { level: number; hrefOf: HrefOf | undefined };

function Member({ member, level, hrefOf }: PartProps & { member: AttestationMember }) {
  const { number, companyName, mandate } = member;
  return (
    <>
      <Heading level={level}>{attestationText.group.memberTitle(number, companyName)}</Heading>
      <Facts facts={memberFactsOf(member)} />
      {mandate.length > 0 && <Answer blocks={[{ kind: 'files', files: mandate }]} hrefOf={hrefOf} />}
    </>
  );
}

function Answers({ sections, level, hrefOf }: PartProps & { sections: AttestationPart['sections'] }) {
  return [...sections.entries()].map(([index, { title, subsections }]) => (
    <section key={index}>
      <Heading level={level}>{title}</Heading>
      {[...subsections.entries()].map(([rank, subsection]) => (
        <section key={rank}>
          <Heading level={level + 1}>{subsection.title}</Heading>
          {[...subsection.entries.entries()].map(([place, { label, blocks }]) => (
            <div key={place} className="copy-entry">
              <Heading level={level + 2}>{label}</Heading>
              <Answer blocks={blocks} hrefOf={hrefOf} />
            </div>
          ))}
        </section>
      ))}
    </section>
  ));
}

/** The declaration on honour, in the words it was shown, and when. */
function Declaration({ declaration, level, hrefOf }: PartProps & { declaration: AttestationPart['declaration'] }) {
  const { choice, wording, wordingVersion, declaredAt, explanation, files } = declaration;
  return (
    <section>
      <Heading level={level}>{attestationText.declaration}</Heading>
      <p className="pm-subtitle">{attestationText.declarationChoice[choice]}</p>
      <Facts facts={[{ label: attestationText.declaredAt, value: formatDateTimeSeconds(declaredAt) }]} />
      <Heading level={level + 1}>{attestationText.declarationWording(wordingVersion)}</Heading>
      <p className="pm-typed">{wording}</p>
      {explanation && (
        <>
          <Heading level={level + 1}>{attestationText.explanation}</Heading>
          <p className="pm-typed">{explanation}</p>
        </>
      )}
      {files.length > 0 && (
        <>
          <Heading level={level + 1}>{attestationText.declarationFiles}</Heading>
          <Answer blocks={[{ kind: 'files', files }]} hrefOf={hrefOf} />
        </>
      )}
    </section>
  );
}
