import type { BuyerAtStep } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { AWARD_LIMIT_INPUT, LOT_LIMIT_INPUT, LOTS_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { TextAreaField } from '@/components/form/text-area-field';
import { TextField } from '@/components/form/text-field';
import type { Lot } from '@/db/queries/markets';
import { type LotMistake, readLots, writeLots } from '@/lib/markets/typed-lots';
import { buyerText } from '@/lib/text/buyer';

const text = buyerText.setup;

/** What is wrong with what was typed of lots, in words, at its input. */
export type LotTrouble = { input: string; label: string; message: string };

const INPUT_OF: Record<LotMistake['code'], { input: string; label: string }> = {
  lot_name: { input: LOTS_INPUT, label: text.lots.label },
  lot_cpv: { input: LOTS_INPUT, label: text.lots.label },
  many_lots: { input: LOTS_INPUT, label: text.lots.label },
  lot_limit: { input: LOT_LIMIT_INPUT, label: text.lotLimit.label },
  award_limit: { input: AWARD_LIMIT_INPUT, label: text.awardLimit.label },
};

const isLotProblem = (problem: string): problem is LotMistake['code'] => Object.hasOwn(INPUT_OF, problem);

/** Undefined when the last post was not refused for its lots. */
export function lotProblemOf({ problem, refused }: BuyerAtStep): LotTrouble | undefined {
  if (!problem || !isLotProblem(problem)) return undefined;
  const mistake = readLots(refused?.values[LOTS_INPUT]?.at(-1) ?? '');
  const line = 'code' in mistake && mistake.code === problem ? mistake.line : undefined;
  const message = buyerText.problems[problem];
  return { ...INPUT_OF[problem], message: line === undefined ? message : text.lots.onLine(line, message) };
}

type Props = { at: BuyerAtStep; given: readonly Lot[]; problem: LotTrouble | undefined };

/** Lots and their limits, as far as the platform left them open; one single lot leaves nothing to limit. */
export function LotFields({ at: { market, refused }, given, problem }: Props) {
  const { lots = [], lotLimit, awardLimit } = market.configuration.setup ?? {};
  const typed = (name: string, saved: string) => refused?.values[name]?.at(-1) ?? saved;
  const frame = (id: string) => ({ id, errors: problem?.input === id ? [problem.message] : [] });
  const isAsked = given.length === 0;
  const mayLimit = isAsked || given.length > 1;
  if (!isAsked && (!mayLimit || (market.lotLimit !== null && market.awardLimit !== null))) return null;
  return (
    <section className="fr-mt-4w">
      <h2>{text.lotsTitle}</h2>
      {isAsked && (
        <TextAreaField
          {...frame(LOTS_INPUT)}
          label={text.lots.label}
          hint={text.lots.hint}
          rows={6}
          value={typed(LOTS_INPUT, writeLots(lots))}
        />
      )}
      {market.lotLimit === null && (
        <TextField
          {...frame(LOT_LIMIT_INPUT)}
          label={text.lotLimit.label}
          hint={text.lotLimit.hint}
          inputMode="numeric"
          value={typed(LOT_LIMIT_INPUT, `${lotLimit ?? ''}`)}
        />
      )}
      {market.awardLimit === null && (
        <TextField
          {...frame(AWARD_LIMIT_INPUT)}
          label={text.awardLimit.label}
          hint={text.awardLimit.hint}
          inputMode="numeric"
          value={typed(AWARD_LIMIT_INPUT, `${awardLimit ?? ''}`)}
        />
      )}
    </section>
  );
}
