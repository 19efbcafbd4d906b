import { type Identifiers, operations, type ProtectedName } from '@/demo/registers/operations';
import type { RunningRegisters } from '@/demo/registers/start-registers';

export type Called = { status: number; headers: Headers; text: string };

/** The buyer of these tests. */
export const buyer = '00020000600013';

type Options = { query?: Record<string, string | undefined>; token?: string; year?: string; ids?: Identifiers };

/** Calls one protected register about the firm of a SIRET, as it should be called but for what is said. */
export async function call(
  registers: RunningRegisters,
  name: ProtectedName,
  siret: string,
  { query = {}, token = registers.token, year = String(new Date().getUTCFullYear() - 2), ids }: Options = {},
): Promise<Called> {
  const all: Identifiers = { siret, siren: siret.slice(0, 9), year, ...ids };
  const path = operations[name].path.replaceAll(/\{(\w+)\}/g, (_all, id: keyof Identifiers) => all[id] ?? '');
  const said = { recipient: buyer, context: 'candidature', object: 'essai', ...query };
  const url = new URL(path, registers.url);
  for (const [key, value] of Object.entries(said)) if (value !== undefined) url.searchParams.set(key, value);
  return get(url.href, token ? { Authorization: `Bearer ${token}` } : {});
}

export async function get(url: string, headers: Record<string, string> = {}): Promise<Called> {
  const response = await fetch(url, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The code of the first error of an answer. */
export const codeOf = ({ text }: Called): string => JSON.parse(text).errors[0].code;
