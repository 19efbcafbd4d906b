import type { Audience, Block } from '@/lib/fields/blocks';
import { readAnswer } from '@/lib/fields/read-answer';
import type { Provenance } from '@/lib/fields/values/provenance';
import { findRegister } from '@/lib/registers/registers';
import { registerName, registersText } from '@/lib/text/registers';
import { type FormField, isUnanswered } from './application-form';

/**
 * What a field's answer means to a reader, and where it comes from. What a register protects is for the buyer: the
 * candidate reads that it came, from whom and when (contract §8).
 */
export function readField(field: FormField, reader: Audience): Block[] {
  const { value, documents, register, provenances, notApplicable } = field;
  if (register?.state === 'pending' && isUnanswered(field))
    return [{ kind: 'missing', text: registersText.notReceived(registerName(register.register)) }];
  const blocks = readAnswer({ field, value, documents });
  if (notApplicable) return blocks;
  const given = Object.values(provenances).filter(({ kind }) => kind === 'register');
  const origins = new Set(given.map((provenance) => registersText.comesFrom(originOf(provenance))));
  const said = [...origins].map((text): Block => ({ kind: 'paragraph', text }));
  return reader === 'candidate' && given.some(isProtected) ? said : [...blocks, ...said];
}

function originOf({ register = '', at }: Provenance): { name: string; at: string } {
  return { name: registerName(register), at: registersText.when(new Date(at)) };
}

/** What this release does not know is protected. */
const isProtected = ({ register = '' }: Provenance) => findRegister(register)?.isProtected ?? true;
