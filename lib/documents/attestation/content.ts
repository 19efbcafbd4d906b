import type { Content, ContentMember } from '@/lib/documents/content/content';
import type { Block, FileReference } from '@/lib/fields/blocks';

/** What an attestation says to its reader, of all that the documents of an application say. */
export type AttestationContent = Pick<Content, 'market' | 'application' | 'verificationUrl' | 'group'> &
  AttestationPart & { members: AttestationMember[] };

/** What a firm answered and declared. */
export type AttestationPart = {
  declaration: Omit<Content['declaration'], 'files'> & { files: FileReference[] };
  sections: { title: string; subsections: { title: string; entries: AttestationEntry[] }[] }[];
};

/** A member of a group after its mandataire. */
export type AttestationMember = Omit<ContentMember, 'parts' | 'declaration' | 'mandate'> &
  AttestationPart & { mandate: FileReference[] };

export type AttestationEntry = { label: string; blocks: Block[] };
