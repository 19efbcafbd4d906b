import { marketFacts } from '@/app/market/market-facts';
import { Facts } from '@/components/layout/facts';
import { Folded } from '@/components/layout/folded';
import type { Lot, Market } from '@/db/queries/markets';
import type { FormField } from '@/lib/journey/application-form';
import { filesToPrepare } from '@/lib/journey/files-to-prepare';
import { candidateText } from '@/lib/text/candidate';

const text = candidateText.identification;

type Props = { market: Market; lots: readonly Lot[]; platform: string; fields: readonly FormField[] };

/** At hand above the first question, folded: who sends one there, the market, the documents to look for. */
export function BeforeIdentification({ market, lots, platform, fields }: Props) {
  const { asked, optional } = filesToPrepare(fields);
  return (
    <div className="pm-at-hand">
      <Folded title={text.market}>
        <p>{text.introduction(platform)}</p>
        <Facts facts={marketFacts({ market, lots, platform, now: new Date() })} />
      </Folded>
      {asked.length + optional.length > 0 && (
        <Folded title={text.toPrepare}>
          <p>{text.toPrepareHint}</p>
          {asked.length > 0 && <FileNames names={asked} />}
          {optional.length > 0 && <p>{text.toPrepareOptional}</p>}
          {optional.length > 0 && <FileNames names={optional} />}
        </Folded>
      )}
    </div>
  );
}

function FileNames({ names }: { names: readonly string[] }) {
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
