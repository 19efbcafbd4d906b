import type { Content, ContentEntry, ContentFile } from '@/lib/documents/content/content';
import { summarise } from '@/lib/documents/content/summary';
import { isLeftOut } from '@/lib/documents/package/package-manifest';
import { packageEntry } from '@/lib/documents/package/package-names';
import type { Audience, Block, PrintedFile } from '@/lib/fields/blocks';
import { attestationText } from '@/lib/text/attestation';
import { fieldText } from '@/lib/text/fields';
import type { AttestationContent, AttestationPart } from './content';
import { lookAtGroups } from './look-at';

/** What an attestation says, in the words of its reader. */
export function attestationContent(content: Content, reader: Audience): AttestationContent {
  const { parts, declaration, members, ...facts } = content;
  const { deadline } = facts.market;
  return {
    ...facts,
    summary: summarise(content),
    ...toPart({ parts, declaration }, reader, deadline),
    members: members.map(({ parts: of, declaration: declared, mandate, ...member }) => ({
      ...member,
      ...toPart({ parts: of, declaration: declared, mandate }, reader, deadline),
      mandate: mandate.map(toPrintedFile),
    })),
  };
}

type Part = Pick<Content, 'parts' | 'declaration'> & { mandate?: ContentFile[] };

function toPart(part: Part, reader: Audience, deadline: Date): AttestationPart {
  const { parts, declaration } = part;
  return {
    declaration: { ...declaration, files: declaration.files.map(toPrintedFile) },
    toLookAt: reader === 'buyer' ? lookAtGroups(part, deadline) : [],
    sections: parts.map(({ title, sections }) => ({
      title,
      subsections: sections.map((section) => ({
        title: section.title,
        entries: section.entries.map((entry) => ({ label: entry.label[reader], blocks: toBlocks(entry, reader) })),
      })),
    })),
  };
}

/** As it is read, each file with its place in the package, and a file that is not there said to be one. */
function toBlocks({ reading, files, state, asksForFiles }: ContentEntry, reader: Audience): Block[] {
  const printed = new Map(files.map((each) => [each.file.id, toPrintedFile(each)]));
  const isFileMissing = state === 'missing' && asksForFiles;
  return reading[reader].map((block) => {
    if (block.kind === 'files') return { ...block, files: block.files.map((file) => printed.get(file.id) ?? file) };
    const isMissing = isFileMissing && block.kind === 'missing' && block.text === fieldText.missing;
    return isMissing ? { ...block, text: attestationText.fileMissing } : block;
  });
}

function toPrintedFile(place: ContentFile): PrintedFile {
  const { file, mediaType, responseRank, fileRank } = place;
  const two = (number: number) => `${number}`.padStart(2, '0');
  return {
    ...file,
    number: `${two(responseRank)}-${two(fileRank)}`,
    path: isLeftOut(place) ? null : packageEntry(place, file.name, mediaType),
    mediaType,
  };
}
