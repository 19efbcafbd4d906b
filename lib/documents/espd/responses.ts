import type { ContentFile } from '@/lib/documents/content/content';
import type { CriterionCode } from './criteria';
import type { PropertyName } from './property-tree';

/** An answer to a property. Amounts in euros; days as `2026-11-22`. */
export type Response =
  | { indicator: boolean }
  | { description: string }
  | { amount: number }
  | { quantity: number; unit: 'YEAR' | 'INTEGER' }
  | { code: string; listId: string; listVersionId: string }
  | { startDate?: string; endDate?: string }
  | { evidence: ContentFile };

export type Responses = Partial<Record<PropertyName, Response[]>>;

/** What is answered to each criterion; one that is there without anything is shown without an answer. */
export type CriterionResponses = Partial<Record<CriterionCode, Responses>>;

export const yesOrNo = (indicator: boolean): Response[] => [{ indicator }];

export const described = (...texts: (string | undefined)[]): Response[] =>
  texts.flatMap((text) => (text === undefined ? [] : [{ description: text }]));

/** The evidence of a criterion: the files that the firm gave for it. */
export function evidence(files: readonly ContentFile[]): Responses {
  return files.length > 0 ? { online: yesOrNo(true), evidence: files.map((file) => ({ evidence: file })) } : {};
}
