import type { Provenance } from '@/lib/fields/values/provenance';
import { provenanceOf } from '@/lib/registers/register-said';
import { type ApplicationForm, type FormField, isStated } from './application-form';

/** That a register answered a field, or a part of it: which one, when, and until which day that is valid. Never what it said. */
export type RegisterOrigin = { fieldKey: string; register: string; answeredAt: Date; validUntil: string | null };

/** What registers answered of a form, in its order: each register once for a field, however many cells of a table it gave. */
export function registerOrigins({ fields }: Pick<ApplicationForm, 'fields'>): RegisterOrigin[] {
  return fields.flatMap((field) => {
    const origins = provenancesOf(field).flatMap((provenance) => toOrigin(field.key, provenance));
    return [...new Map(origins.map((origin) => [JSON.stringify(origin), origin])).values()];
  });
}

function provenancesOf(field: FormField): Provenance[] {
  const { register, provenances, notApplicable } = field;
  if (notApplicable) return [];
  return register && isStated(field) ? [provenanceOf(register)] : Object.values(provenances);
}

function toOrigin(fieldKey: string, { kind, register, at, validUntil }: Provenance): RegisterOrigin[] {
  if (kind !== 'register' || register === undefined) return [];
  return [{ fieldKey, register, answeredAt: new Date(at), validUntil: validUntil?.slice(0, 10) ?? null }];
}
