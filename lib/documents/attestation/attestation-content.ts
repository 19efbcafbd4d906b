import type { Content } from '@/lib/documents/content/content';
import type { Audience } from '@/lib/fields/blocks';
import type { AttestationContent } from './content';

/** What an attestation says, in the words of its reader. */
export function attestationContent({ parts, declaration, ...content }: Content, reader: Audience): AttestationContent {
  return {
    ...content,
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
