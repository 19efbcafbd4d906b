import type { Content, ContentMember } from '@/lib/documents/content/content';
import type { Summary } from '@/lib/documents/content/summary';
import type { Block, PrintedFile } from '@/lib/fields/blocks';

/** What an attestation says to its reader, of all that the documents of an application say. */
export type AttestationContent = Pick<Content, 'market' | 'application' | 'verificationUrl' | 'group'> &
  AttestationPart & { members: AttestationMember[]; summary: Summary };

/** What a firm answered and declared. */
export type AttestationPart = {
  declaration: Omit<Content['declaration'], 'files'> & { files: PrintedFile[] };
  /** What the buyer looks at first; none in the candidate's copy. */
  toLookAt: LookAtGroup[];
  sections: { title: string; subsections: { title: string; entries: AttestationEntry[] }[] }[];
};

/** A member of a group after its mandataire. */
export type AttestationMember = Omit<ContentMember, 'parts' | 'declaration' | 'mandate'> &
  AttestationPart & { mandate: PrintedFile[] };

/** Points of one kind, under what they have in common. */
export type LookAtGroup = { title: string; points: string[] };

export type AttestationEntry = { label: string; blocks: Block[] };
