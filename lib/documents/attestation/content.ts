import type { Block, FileReference } from '@/lib/fields/blocks';

/** Everything an attestation says. Answers come as the blocks that their readings returned for the reader concerned. */
export type AttestationContent = {
  market: {
    identifier: string;
    name: string;
    lotName: string | null;
    lots: { name: string; cpvCode: string | null }[];
    deadline: Date;
    siret: string;
    typeCodes: string[];
    editorName: string;
  };
  application: { identifier: string; siret: string; companyName: string; submittedAt: Date };
  declaration: {
    choice: 'no_exclusion' | 'concerned';
    wording: string;
    wordingVersion: string;
    declaredAt: Date;
    explanation: string | null;
    files: FileReference[];
  };
  sections: { title: string; subsections: { title: string; entries: AttestationEntry[] }[] }[];
  /** Where the QR code leads: `{BASE_URL}/verification/{identifier}?k=…`. */
  verificationUrl: string;
};

export type AttestationEntry = { label: string; blocks: Block[] };
