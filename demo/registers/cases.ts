import { type OperationName, operationNames } from './operations';

/**
 * What a register knows of a firm:
 * - `unknown`: 404, the firm is not in its scope;
 * - `incomplete`: an answer in which whatever may be null is null;
 * - `expired`: a certificate whose validity is over;
 * - `refused`: Urssaf refuses its certificate, the MSA says « outdated », PRO BTP « not eligible », and CIBTP answers 404 38422;
 * - `under_review`: Urssaf looks at it by hand (04501, in two days), the MSA says so;
 * - `undisclosed`: 451, never diffusible.
 */
type Knowledge = 'found' | 'unknown' | 'incomplete' | 'expired' | 'refused' | 'under_review' | 'undisclosed';

/**
 * What may go wrong, whoever is asked about. `slow` answers after a while; `quota` says 429 before its time; `garbage` is
 * a page instead of JSON; `cut` ends in the middle; `nulls` is an answer in which every member is null, further than the
 * official shape goes. The others are about documents: a link that is over, one that leads to another host, a page that
 * says it is a PDF.
 */
export const troubles = [
  'error_500',
  'broken_502',
  'network_504',
  'timeout_504',
  'quota',
  'slow',
  'garbage',
  'cut',
  'nulls',
  'expired_link',
  'foreign_link',
  'not_a_pdf',
] as const;

export type Trouble = (typeof troubles)[number];
export type Case = Knowledge | Trouble;

export type Cases = Record<OperationName, Case>;

/** The same case everywhere but where it is said. */
export function everywhere(usual: Case, but: Partial<Cases> = {}): Cases {
  return { ...(Object.fromEntries(operationNames.map((name) => [name, usual])) as Cases), ...but };
}

/** One half of a case: what the register would say when all goes well. */
export const knowledgeOf = (each: Case): Knowledge => (isTrouble(each) ? 'found' : each);

/** The other half: what is in the way, if anything. */
export const troubleOf = (each: Case): Trouble | undefined => (isTrouble(each) ? each : undefined);

const isTrouble = (each: string): each is Trouble => (troubles as readonly string[]).includes(each);
