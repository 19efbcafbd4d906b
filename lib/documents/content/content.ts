import type { Declaration } from '@/db/queries/applications';
import type { ForeignIdentifier } from '@/db/schema/applications';
import type { Audience, Block, FileReference } from '@/lib/fields/blocks';
import type { NotApplicable } from '@/lib/fields/not-applicable';
import type { Provenances } from '@/lib/fields/values/provenance';

/**
 * Everything that the documents of a submitted application say, as data: made once (`load-content.ts`), and each of them
 * drawn from it, the attestations as well as the package and its manifest.
 */
export type Content = {
  market: {
    identifier: string;
    name: string;
    lotName: string | null;
    lots: ContentLot[];
    deadline: Date;
    siret: string;
    typeCodes: string[];
    editorName: string;
  };
  /** Of which firm: by its SIRET, or by what stands for it; never both. `lots`: those that it is for. */
  application: {
    identifier: string;
    siret: string | null;
    foreignIdentifier: ForeignIdentifier | null;
    companyName: string;
    submittedAt: Date;
    lots: ContentLot[];
    /** Identifier of the submission in whose place it stands; null for a first one. */
    replaces: string | null;
  };
  /** Of the firm that leads. */
  parts: ContentPart[];
  declaration: ContentDeclaration;
  /** Of a group (art. R2142-19 to R2142-27 Code de la commande publique); null for a firm alone. */
  group: { kind: 'conjoint' | 'solidaire'; mandataireSolidaire: boolean | null } | null;
  /** The members of a group after the mandataire, in order; none for a firm alone. */
  members: ContentMember[];
  /** Where the QR code leads: `{BASE_URL}/verification/{identifier}?k=…`. */
  verificationUrl: string;
};

export type ContentLot = { number: number; name: string; cpvCode: string | null };

export type ContentDeclaration = Pick<
  Declaration,
  'choice' | 'explanation' | 'wording' | 'wordingVersion' | 'declaredAt'
> & { files: ContentFile[] };

/** What a member of a group answered and declared, and what its mandataire says of it. */
export type ContentMember = {
  /** Its place in the group, from 2. */
  number: number;
  siret: string | null;
  foreignIdentifier: ForeignIdentifier | null;
  companyName: string;
  role: string | null;
  reservedTasks: string | null;
  /** Numbers of the lots that it takes part in; none said: all those of the application. */
  lots: number[];
  declaredAt: Date;
  declaredBy: 'itself' | 'mandataire';
  /** The proof of the mandate of whoever declared for it. */
  mandate: ContentFile[];
  parts: ContentPart[];
  declaration: ContentDeclaration;
};

/** A category of what was asked, then its sub-categories. */
export type ContentPart = { title: string; sections: ContentSection[] };
export type ContentSection = { title: string; entries: ContentEntry[] };

/** What was asked and what was answered. */
export type ContentEntry = {
  key: string;
  /** In the words of each reader. */
  label: Record<Audience, string>;
  /** As stored; null when nothing was given. */
  value: JsonValue;
  notApplicable: NotApplicable | null;
  state: 'given' | 'not_applicable' | 'missing';
  /** A yes that speaks against the firm: an exclusion ground. */
  isUnfavourable: boolean;
  /** Only files can answer it. */
  asksForFiles: boolean;
  /** Where the parts of `value` come from; what has none was typed. */
  provenances: Provenances;
  /** What the answer means to each reader. */
  reading: Record<Audience, Block[]>;
  files: ContentFile[];
};

/** A file that was given, and its place: the ranks of its answer and, in it, of the file, from 1. */
export type ContentFile = {
  /** Given by the firm, or by a register. */
  origin: 'user' | 'api';
  /** The place in its group, from 1, of the firm whose file it is; absent for a firm alone. */
  member?: number;
  fieldKey: string;
  /** The field's key without category and sub-category. */
  shortKey: string;
  responseRank: number;
  fileRank: number;
  storageKey: string;
  /** `name` is the one that is shown. */
  file: FileReference;
  /** The name that the person gave. */
  givenName: string;
  mediaType: string;
  /** What its reader should know. */
  notes: 'javascript'[];
};

export type JsonValue = string | number | boolean | null | JsonValue[] | { [member: string]: JsonValue };
