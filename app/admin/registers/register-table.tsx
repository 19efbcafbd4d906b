import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { StateBadge } from '@/components/layout/state-badge';
import type { CallFigures } from '@/db/queries/console/registers';
import type { RegisterHealth } from '@/db/queries/registers/health';
import {
  isTokenRefused,
  isUnavailable,
  type RegistersExamined,
  unavailableSeconds,
} from '@/lib/registers/examine-registers';
import type { Register } from '@/lib/registers/register';
import { REGISTERS } from '@/lib/registers/registers';
import { adminRegistersText as text } from '@/lib/text/admin-registers';
import { formatWhole } from '@/lib/text/format';
import { RegisterName } from './register-name';

type TableProps = { examined: RegistersExamined; figures: ReadonlyMap<string, CallFigures>; now: Date };

/** Every register that this release knows, connected or not: those that are first. */
export function RegisterTable({ examined, figures, now }: TableProps) {
  const healthOf = new Map(examined.registers.map((health) => [health.register, health]));
  const leftOf = new Map(examined.groups.map(({ group, left }) => [group, left]));
  const [connected, others] = [true, false].map((is) => REGISTERS.filter(({ key }) => healthOf.has(key) === is));
  const { columns } = text;
  return (
    <DataTable
      caption={text.registers}
      empty={text.none}
      columns={[
        { key: 'register', label: columns.register },
        { key: 'state', label: columns.state },
        { key: 'limit', label: columns.limit },
        { key: 'lastHour', label: columns.lastHour },
        { key: 'waiting', label: columns.waiting, numeric: true },
        { key: 'lastAnswered', label: columns.lastAnswered },
        { key: 'median', label: columns.median, numeric: true },
      ]}
      rows={[...(connected ?? []), ...(others ?? [])].map((register) => {
        const health = healthOf.get(register.key);
        const own = figures.get(register.key);
        return {
          key: register.key,
          cells: [
            <RegisterName key="register" of={register.key} />,
            <State key="state" health={health} now={now} />,
            <Limit key="limit" of={register} left={leftOf.get(register.limit.key)} />,
            <LastHour key="lastHour" figures={own} />,
            formatWhole(health?.waiting ?? 0),
            <ShortMoment key="lastAnswered" at={health?.lastAnsweredAt ?? null} />,
            own ? text.seconds(own.medianSeconds) : '–',
          ],
        };
      })}
    />
  );
}

function State({ health, now }: { health: RegisterHealth | undefined; now: Date }) {
  const { states } = text;
  if (!health) return <StateBadge tone="to_do">{states.disconnected}</StateBadge>;
  if (isTokenRefused(health)) return <StateBadge tone="to_mend">{states.tokenRefused}</StateBadge>;
  if (health.failingSince === null)
    return health.lastAnsweredAt ? (
      <StateBadge tone="done">{states.works}</StateBadge>
    ) : (
      <StateBadge tone="to_do">{states.silent}</StateBadge>
    );
  const isLong = isUnavailable(health, now);
  return (
    <>
      <StateBadge tone={isLong ? 'to_mend' : 'started'}>{isLong ? states.unavailable : states.failing}</StateBadge>
      <br />
      {text.failingFor(unavailableSeconds(health, now))}
    </>
  );
}

function Limit({ of: { limit }, left }: { of: Register; left: number | undefined }) {
  const isShared = REGISTERS.filter((other) => other.limit.key === limit.key).length > 1;
  return (
    <>
      {text.limit(limit.calls, limit.period, isShared)}
      <br />
      {left !== undefined && text.left(left)}
    </>
  );
}

function LastHour({ figures }: { figures: CallFigures | undefined }) {
  if (!figures) return '–';
  return figures.states.map(({ state, calls }, rank) => (
    <span key={state}>
      {rank > 0 && <br />}
      {text.counted[state](calls)}
    </span>
  ));
}
