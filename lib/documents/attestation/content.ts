import type { Content } from '@/lib/documents/content/content';
import type { Block, FileReference } from '@/lib/fields/blocks';

/** What an attestation says to its reader, of all that the documents of an application say. */
export type AttestationContent = Pick<Content, 'market' | 'application' | 'verificationUrl'> & {
  declaration: Omit<Content['declaration'], 'files'> & { files: FileReference[] };
  sections: { title: string; subsections: { title: string; entries: AttestationEntry[] }[] }[];
};

export type AttestationEntry = { label: string; blocks: Block[] };
