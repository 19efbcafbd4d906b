import type { Audience } from '@/lib/fields/blocks';

/** All that a drawing needs beside the content, as plain data: it is made in another process, which holds no key. */
export type DrawingOptions = {
  audience: Audience;
  sealedBy: { name: string; isSelfSigned: boolean; roomBytes: number };
  timeStamp: 'present' | 'none' | 'unavailable';
  demonstration: boolean;
  contentDigest?: string | undefined;
};

/** The same of the attestation as a page (HTML). */
export type PageOptions = { as: 'page'; demonstration: boolean };
