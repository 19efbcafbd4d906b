import type { EditorInput } from '@/lib/editors/editor-input';
import { DEFAULT_GRACE_DAYS } from '@/lib/editors/rotation';
import { UsageError } from './command-failure';

type Values = Record<string, string | boolean | undefined>;

export const FIELD_OPTIONS = [
  'name',
  'webhook-url',
  'buyer-return-url',
  'candidate-return-url',
  'max-tokens',
  'defense',
  'registers',
  'later-attempts',
  'tables-before-deadline',
  'told-of-withdrawals',
  'authorized',
  'rate-limits',
] as const;

/** What was said of an editor, options left out being undefined. Throws a UsageError for a number or a yes/no ill written. */
export function readFields(values: Values): EditorInput {
  return {
    name: text(values, 'name'),
    completionWebhookUrl: address(values, 'webhook-url'),
    buyerReturnUrl: address(values, 'buyer-return-url'),
    candidateReturnUrl: address(values, 'candidate-return-url'),
    maxLiveTokens: wholeNumber(values, 'max-tokens'),
    defenseAllowed: yesNo(values, 'defense'),
    registersAllowed: yesNo(values, 'registers'),
    laterAttempts: onOff(values, 'later-attempts'),
    tablesBeforeDeadline: onOff(values, 'tables-before-deadline'),
    toldOfWithdrawals: onOff(values, 'told-of-withdrawals'),
    authorized: yesNo(values, 'authorized'),
    rateLimits: json(values, 'rate-limits') as EditorInput['rateLimits'],
  };
}

export const readGraceDays = (values: Values): number => wholeNumber(values, 'grace-days') ?? DEFAULT_GRACE_DAYS;

function text(values: Values, option: string): string | undefined {
  const value = values[option];
  return typeof value === 'string' ? value : undefined;
}

/** Empty takes the address away. */
function address(values: Values, option: string): string | null | undefined {
  const value = text(values, option);
  return value?.trim() === '' ? null : value;
}

/** JSON, not looked into yet; an empty value, `null` or `none` takes it away. */
function json(values: Values, option: string): unknown {
  const value = text(values, option)?.trim();
  if (value === undefined) return undefined;
  if (value === '' || value === 'none') return null;
  try {
    return JSON.parse(value);
  } catch {
    throw new UsageError(`--${option} attend du JSON, comme '{"api":{"perHour":5000,"burst":200}}'.`);
  }
}

function wholeNumber(values: Values, option: string): number | undefined {
  const value = text(values, option);
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new UsageError(`--${option} attend un nombre entier (reçu : « ${value} »).`);
}

const yesNo = (values: Values, option: string) => oneOfTwo(values, option, 'yes', 'no');
const onOff = (values: Values, option: string) => oneOfTwo(values, option, 'on', 'off');

function oneOfTwo(values: Values, option: string, whenTrue: string, whenFalse: string): boolean | undefined {
  const value = text(values, option);
  if (value === undefined) return undefined;
  if (value === whenTrue || value === whenFalse) return value === whenTrue;
  throw new UsageError(`--${option} attend ${whenTrue} ou ${whenFalse} (reçu : « ${value} »).`);
}
