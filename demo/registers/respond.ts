import { sirenOf, type Wanted } from './answers/ask';
import { registers } from './answers/registers';
import { nothingFound } from './answers/search';
import { knowledgeOf, type Trouble, troubleOf } from './cases';
import { type Context, pause } from './context';
import { certificatesPath, pathOf, proxyPath } from './documents/links';
import { type Answer, providerErrors, quota } from './errors';
import type { Allowance } from './limits';
import type { Identifiers, OperationName } from './operations';
import { findPersona, type Persona } from './personas';
import { insteadOf, spoil } from './trouble';

type Question = { name: OperationName; ids: Identifiers; query: URLSearchParams };

/** The answer of a register, with what is in its way: a fault switched on comes before that of the persona. */
export async function respond(context: Context, question: Question, { resetAt }: Allowance): Promise<Answer> {
  const { name, ids } = question;
  const persona = findPersona(ids);
  const fault = context.faults.take(name);
  const trouble = fault?.trouble ?? troubleOf(persona?.cases[name] ?? 'unknown');
  await pause(context, trouble, fault);
  if (trouble === 'quota') return quota(resetAt, context.options.now());
  const instead = trouble && insteadOf(trouble, name);
  return instead ?? spoil(trouble, whatIsKnown(context, question, persona, trouble));
}

function whatIsKnown(context: Context, { name, ids, query }: Question, persona?: Persona, trouble?: Trouble): Answer {
  const knowledge = knowledgeOf(persona?.cases[name] ?? 'unknown');
  const unknown = () => (name === 'recherche' ? nothingFound() : providerErrors(name).unknown());
  if (persona === undefined || knowledge === 'unknown') return unknown();
  if (knowledge === 'undisclosed' && name !== 'recherche') return providerErrors(name).undisclosed();
  const linkTo = (wanted: Wanted) => makeLink(context, persona, wanted, trouble);
  const today = new Date(context.options.now());
  return registers[name]({ persona, knowledge, query, year: Number(ids.year), today, linkTo }) ?? unknown();
}

function makeLink({ options }: Context, persona: Persona, wanted: Wanted, trouble?: Trouble): string {
  const seconds = trouble === 'expired_link' ? -1 : wanted.seconds;
  const path = pathOf(wanted.proxied ? proxyPath : certificatesPath, {
    title: wanted.title,
    lines: [persona.name, `SIREN ${sirenOf(persona)}`, ...(wanted.lines ?? [])],
    kind: trouble === 'not_a_pdf' ? 'page' : wanted.jpeg ? 'jpeg' : 'pdf',
    expiresAt: seconds === undefined ? null : options.now() + seconds * 1000,
  });
  const host = trouble === 'foreign_link' ? options.ownUrl().replace('127.0.0.1', 'localhost') : options.ownUrl();
  return `${host}${path}`;
}
