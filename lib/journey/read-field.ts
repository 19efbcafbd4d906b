import type { Audience, Block } from '@/lib/fields/blocks';
import { hasValue, readAnswer } from '@/lib/fields/read-answer';
import { isTable, withoutGivenCells } from '@/lib/fields/values/merge-years';
import type { Provenance } from '@/lib/fields/values/provenance';
import { provenanceOf, type RegisterSaid } from '@/lib/registers/register-said';
import { findRegister } from '@/lib/registers/registers';
import { registerName, registersText, statementText } from '@/lib/text/registers';
import { type FormField, isStated, isUnanswered } from './application-form';

/**
 * What a field's answer means to a reader, and where it comes from. What a register protects, and the files that it gave,
 * are for the buyer: the candidate reads that they came, from whom, when and until when (contract §8).
 */
export function readField(field: FormField, reader: Audience): Block[] {
  const { value, documents, registered, register, provenances, notApplicable } = field;
  if (register && isStated(field)) return readStatement(register, reader);
  if (register && isUnanswered(field)) {
    const missing = withoutAnswer(register);
    if (missing) return [{ kind: 'missing', text: missing }];
  }
  const blocks = readAnswer({ field, value, documents: [...documents, ...registered] });
  if (notApplicable) return blocks;
  const given = Object.values(provenances).filter(({ kind }) => kind === 'register');
  const origins = new Set(given.map((provenance) => registersText.comesFrom(originOf(provenance))));
  const said = [...origins].map((text): Block => ({ kind: 'paragraph', text }));
  const isForBuyer = given.some(isProtected) || (given.length > 0 && registered.length > 0);
  if (reader === 'buyer' || !isForBuyer) return [...blocks, ...said];
  return [...ownPart(field), ...said];
}

/** What the firm itself typed of an answer that a register gave in part: the cells of a table. */
function ownPart({ value, provenances, ...field }: FormField): Block[] {
  if (!isTable(value)) return [];
  const own = withoutGivenCells(value, provenances);
  return hasValue(field.inputType, own) ? readAnswer({ field, value: own, documents: [] }) : [];
}

function readStatement(register: RegisterSaid, reader: Audience): Block[] {
  const origin: Block = { kind: 'paragraph', text: registersText.comesFrom(originOf(provenanceOf(register))) };
  if (!register.statement || (reader === 'candidate' && register.isProtected)) return [origin];
  return [{ kind: 'paragraph', text: statementText(register.statement) }, origin];
}

/** Why a register gave nothing, where a reader should know; undefined where the question is just not answered. */
function withoutAnswer({ register, state }: RegisterSaid): string | undefined {
  const name = registerName(register);
  if (state === 'pending' || state === 'unavailable') return registersText.notReceived(name);
  return state === 'refused' ? registersText.refusedByIt(name) : undefined;
}

function originOf({ register = '', at, validUntil }: Provenance) {
  return { name: registerName(register), at: registersText.when(new Date(at)), validUntil };
}

/** What this release does not know is protected. */
const isProtected = ({ register = '' }: Provenance) => findRegister(register)?.isProtected ?? true;
