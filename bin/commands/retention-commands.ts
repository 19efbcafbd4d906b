import { StopError } from '@/bin/terminal/stop-error';
import { findAddressWritten } from '@/db/queries/addresses';
import { findHolds } from '@/db/queries/retention/due';
import { findErasures } from '@/db/queries/retention/erasure';
import { applyRetention } from '@/lib/retention/apply-retention';
import { eraseAddress } from '@/lib/retention/erase-address';
import { proofDigest } from '@/lib/retention/erase-due';
import { liftHold, placeHold } from '@/lib/retention/legal-hold';
import { tellOutcome } from '@/lib/retention/market-outcome';
import { planRetention } from '@/lib/retention/plan-retention';
import { UsageError } from './command-failure';
import type { Command, Tool } from './run-command';

const usage = `Durées de conservation : ce qui doit être effacé, et la preuve que c’est fait.

Usage : npm run retention -- <commande> [options] [--json]

  plan                                ce qui serait effacé maintenant, règle par règle ; n’efface rien
  run                                 l’efface (l’application le fait aussi chaque nuit)
  outcome <VR-…> --signed <date> [--winners <FT…,FT…>|none]
                                      marché signé ce jour-là ; retenues : celles-ci, ou aucune (none) ; sans --winners,
                                      toutes sont gardées comme si elles l’étaient
  hold <VR-…|FT…> --reason <motif>    suspend tout effacement du marché et de ses candidatures, ou de la candidature
  release <VR-…|FT…>                  met fin à la suspension
  holds                               les suspensions en cours
  forget-address <adresse> [--drafts erase]
                                      efface une adresse confirmée, ses codes, ses messages et ses accès ; avec l’option,
                                      les candidatures non transmises que personne d’autre ne suit. Ce qui est transmis reste
  proof <VR-…|FT…>                    la preuve de l’effacement de ce qui portait cet identifiant

Les durées se changent par RETENTION (en mois) : RETENTION="drafts=6,audit=72".

Sans DATABASE_URL ni SECRET_KEY, la commande s’adresse à l’application lancée par « npm start ».`;

const commands: Record<string, Command> = {
  plan: {
    options: [],
    words: 0,
    async run(_values, _word, now) {
      const planned = await planRetention(now);
      const below = planned.filter(({ belowLaw }) => belowLaw).map(({ rule }) => rule);
      return {
        data: planned.map(({ rule, months, what, count, oldest }) => ({
          ...{ rule, months, what, count },
          oldest: oldest?.toISOString() ?? null,
        })),
        ...(below.length > 0 && { note: `Plus court que la loi ne le permet : ${below.join(', ')}.` }),
      };
    },
  },
  run: {
    options: [],
    words: 0,
    run: async (_values, _word, now) => {
      const applied = Object.entries(await applyRetention(now));
      return { data: applied.map(([what, count]) => ({ what, count })) };
    },
  },
  outcome: {
    options: ['signed', 'winners'],
    words: 1,
    async run({ signed, winners }, identifier, now) {
      const signedAt = new Date(`${signed}`);
      if (typeof signed !== 'string' || Number.isNaN(signedAt.getTime())) {
        throw new UsageError('--signed attend une date : 2027-03-01.');
      }
      const named = typeof winners === 'string' ? readWinners(winners) : null;
      await explained(() => tellOutcome(identifier, { signedAt, winners: named }, now));
      return { data: { identifier, signed_at: signedAt.toISOString(), winners: named?.join(', ') ?? null } };
    },
  },
  hold: {
    options: ['reason'],
    words: 1,
    async run({ reason }, identifier, now) {
      if (typeof reason !== 'string' || reason.trim() === '') throw new UsageError('--reason manque.');
      await explained(() => placeHold(identifier, reason.trim(), now));
      return { data: await holds() };
    },
  },
  release: {
    options: [],
    words: 1,
    async run(_values, identifier, now) {
      const lifted = await explained(() => liftHold(identifier, now));
      if (lifted === 0) throw new StopError('Aucune suspension n’était en cours.');
      return { data: await holds() };
    },
  },
  holds: { options: [], words: 0, run: async () => ({ data: await holds() }) },
  'forget-address': {
    options: ['drafts'],
    words: 1,
    async run({ drafts: what }, written, now) {
      if (what !== undefined && what !== 'erase') throw new UsageError('--drafts attend erase.');
      const address = await findAddressWritten(written.trim().toLowerCase());
      if (!address) throw new StopError('Cette adresse n’est pas gardée.');
      const how = { sessionId: null, withDrafts: what === 'erase' };
      const { drafts, left } = await eraseAddress(address.id, how, now);
      return { data: { drafts_erased: drafts, applications_left: left } };
    },
  },
  proof: {
    options: [],
    words: 1,
    async run(_values, identifier) {
      const erasures = await findErasures(proofDigest(identifier));
      return {
        data: erasures.map(({ id, rule, erasedAt, counts, objectsLeft }) => ({
          ...{ id, rule, erased_at: erasedAt.toISOString(), counts },
          objects_left: objectsLeft.length,
        })),
      };
    },
  },
};

const holds = async () =>
  (await findHolds()).map(({ identifier, reason, placedAt }) => ({
    ...{ identifier, reason },
    placed_at: placedAt.toISOString(),
  }));

const readWinners = (text: string) =>
  text.trim() === 'none' ? [] : text.split(',').flatMap((identifier) => identifier.trim() || []);

/** What is not found here is no editor. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    const code = (error as { code?: unknown }).code;
    if (code === 'not_found') throw new StopError('Aucun marché ni aucune candidature n’a cet identifiant.');
    if (code === 'invalid') throw new UsageError('--winners attend des candidatures transmises à ce marché.');
    throw error;
  });
}

/** What operators do about how long things are kept. */
export const retentionTool: Tool = { commands, usage, word: 'identifiant de marché ou de candidature' };
