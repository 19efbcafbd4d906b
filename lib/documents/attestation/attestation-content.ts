import type { Content } from '@/lib/documents/content/content';
import type { Audience } from '@/lib/fields/blocks';
import type { AttestationContent, AttestationPart } from './content';

/** What an attestation says, in the words of its reader. */
export function attestationContent(
  { parts, declaration, members, ...content }: Content,
  reader: Audience,
): AttestationContent {
  return {
    ...content,
    ...toPart({ parts, declaration }, reader),
    members: members.map(({ parts: of, declaration: declared, mandate, ...member }) => ({
      ...member,
      ...toPart({ parts: of, declaration: declared }, reader),
      mandate: mandate.map(({ file }) => file),
    })),
  };
}

function toPart({ parts, declaration }: Pick<Content, 'parts' | 'declaration'>, reader: Audience): AttestationPart {
  return {
    declaration: { ...declaration, files: declaration.files.map(({ file }) => file) },
    sections: parts.map(({ title, sections }) => ({
      title,
      subsections: sections.map((section) => ({
        title: section.title,
        entries: section.entries.map(({ label, reading }) => ({ label: label[reader], blocks: reading[reader] })),
      })),
    })),
  };
}
