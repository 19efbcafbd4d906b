import type { Told } from './ask';
import type { Made, Row } from './rows';

/** What was done to a request. `nth`: of its statements, counted from 1. */
export type Fault =
  | { kind: 'fails' | 'drops' | 'answer_lost'; nth: number; statement: string }
  | { kind: 'away' }
  | { kind: 'EIO' | 'ENOSPC' | 'half-way' };

/** A failure that the request survives by design: this statement, or this part, is not what was asked for. */
const SURVIVED: { door: RegExp; statement: RegExp; why: string }[] = [
  { door: /^GET \/metrics$/, statement: /./, why: 'the figures of this process are told without the totals' },
  {
    door: /^GET \/admin$/,
    statement: /^EIO$|"instance_keys"/,
    why: 'the dashboard says that the storage does not answer, that the seal cannot be read',
  },
  {
    door: /^POST \/admin\/(?!search\/)/,
    statement: /^update "administrator_sessions" set "kept_form" = \$1 where/,
    why: 'what was asked for is done; only a form that was refused before is not forgotten',
  },
  {
    door: /^POST \/buyer\/.*\/save$/,
    statement: /^update "session_grants" set "kept_form" = \$1 where/,
    why: 'what was asked for is done; only a post that was refused before is not forgotten',
  },
];

/** What is wrong with an answer; nothing when it is what it must be. */
export function judge(row: Row, fault: Fault, { method }: Made, told: Told): string[] {
  if (told.outcome === 'late') return ['no answer in time'];
  if (told.outcome === 'none') return ['the connection ended without an answer'];
  if (fault.kind === 'half-way') return told.outcome === 'cut' ? [] : ['half a file, ended as if whole'];
  if (told.outcome === 'cut') return ['cut, and nothing had been sent that could not be taken back'];
  const wanted = wantedStatuses(row, fault);
  const problems = wanted.includes(told.status) ? [] : [`${told.status}, not ${wanted.join(' or ')}`];
  // The answer to HEAD has no body, and may leave out what a body has (RFC 9110, 9.3.2).
  return told.status < 400 || method === 'HEAD' ? problems : [...problems, ...problemsOfError(row, told)];
}

function wantedStatuses(row: Row, fault: Fault): number[] {
  switch (fault.kind) {
    case 'fails':
      return isSurvived(row, fault.statement) ? [row.succeeds] : [500];
    // What has certainly not run may be asked once more.
    case 'drops':
      return [503, row.succeeds];
    case 'answer_lost':
      return isSurvived(row, fault.statement) ? [503, row.succeeds] : [503];
    case 'ENOSPC':
      return row.uploads ? [507] : [row.succeeds];
    default:
      return isSurvived(row, fault.kind) ? [row.succeeds] : [503];
  }
}

const isSurvived = ({ door }: Row, text: string) =>
  SURVIVED.some((each) => each.door.test(door) && each.statement.test(text));

function problemsOfError({ door }: Row, { status, headers, body }: Told): string[] {
  const type = headers.get('content-type') ?? '';
  const problems: string[] = [];
  if (type === '') problems.push(`${status} without a type`);
  if (body === '') problems.push(`${status} with an empty body`);
  if (status === 503 && !/^\d+$/.test(headers.get('retry-after') ?? '')) problems.push('503 without Retry-After');
  if (body === '') return problems;
  if (isPage(door)) problems.push(...problemsOfPage(type, body));
  else if (!type.startsWith('application/json') || !isError(door, status, body))
    problems.push(`${status}: not the JSON of an error: ${type} ${body.slice(0, 100)}`);
  return problems;
}

const FOR_PROGRAMS = / \/(api|oauth|\.well-known|livez|readyz|metrics)\b/;
const FOR_SCRIPTS = /\/(draft|\[(step|section)\]\/files(\/\[id\])?|states|progress)$/;

const isPage = (door: string) => !FOR_PROGRAMS.test(door) && !FOR_SCRIPTS.test(door);

function problemsOfPage(type: string, body: string): string[] {
  if (!type.startsWith('text/html')) return [`a page of type ${type}`];
  const problems = /<html[^>]* lang="fr"/.test(body) ? [] : ['a page that is not in French'];
  // Without scripts, which a form's answer has none of.
  const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '';
  if (!/<h1/.test(main)) problems.push('a page without a title');
  if (!/<code>[^<]{6,}<\/code>/.test(main)) problems.push('a page without a reference');
  return problems;
}

function isError(door: string, status: number, text: string): boolean {
  try {
    const body = JSON.parse(text);
    if (door.includes(' /oauth/')) return typeof body.error === 'string' && typeof body.error_description === 'string';
    if (door.includes(' /api/') && status === 503) return body.error === 'Service unavailable';
    return typeof body.error === 'string' || typeof body.error?.code === 'string';
  } catch {
    return false;
  }
}

/** Names of the inputs whose text is neither in the answer nor on the page that shows what is saved. */
export function lostTexts({ typed }: Made, told: Told, shown: string): string[] {
  return [...(typed ?? [])]
    .filter(([, text]) => !told.body.includes(text) && !shown.includes(text))
    .map(([name]) => name);
}
