import type { RegisterHealth } from '@/db/queries/registers/health';
import { examineRegisters, isTokenRefused, isUnavailable } from '@/lib/registers/examine-registers';
import { registerName } from '@/lib/text/registers';
import { formatMoment } from '@/lib/text/short-dates';
import { type Check, type Finding, fault, notice, ok } from './finding';

/** The registers connected by this configuration, and when each last answered. Only a refused token is a fault of ours. */
export const checkRegisters: Check = {
  name: 'Registres',
  async run({ now }): Promise<Finding> {
    const { registers } = await examineRegisters(now);
    if (registers.length === 0) return ok('aucun n’est connecté (REGISTERS)');
    const refused = registers.filter(isTokenRefused);
    if (refused.length > 0)
      return fault('le jeton est refusé : renouvelez API_ENTREPRISE_TOKEN', refused.map(described));
    const silent = registers.filter((register) => isUnavailable(register, now));
    const all = `${countOf(registers)} : ${registers.map(described).join(', ')}`;
    if (silent.length === 0) return ok(all);
    return notice(`ne répondent plus : ${silent.map(({ register }) => registerName(register)).join(', ')} ; ${all}`);
  },
};

const countOf = ({ length }: readonly RegisterHealth[]) => `${length} ${length > 1 ? 'connectés' : 'connecté'}`;

const described = ({ register, lastAnsweredAt }: RegisterHealth) =>
  `${registerName(register)} (${lastAnsweredAt ? `a répondu le ${formatMoment(lastAnsweredAt)}` : 'pas de réponse cette semaine'})`;
