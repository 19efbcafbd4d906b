import type { DiskReserve } from '@/lib/kits/storage/room';

/** Units of bytes as disks are sold: powers of 1000. */
const UNITS: Record<string, number> = { '': 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 };

/** Bytes of `2GB`, `500 MB`, `0`; undefined when it is none. */
export function readBytes(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]b)?$/i.exec(text.trim()) ?? [];
  return amount === undefined ? undefined : Math.round(Number(amount) * (UNITS[unit.toLowerCase()] ?? 1));
}

/** The larger of 2 GB and 5 %: `2GB,5%`. */
export const DEFAULT_DISK_RESERVE: DiskReserve = { bytes: 2e9, ratio: 0.05 };

/** Reads `2GB,5%`: amounts and percentages, of which the largest counts; undefined when it is none. */
export function readDiskReserve(text: string): DiskReserve | undefined {
  const reserve = { bytes: 0, ratio: 0 };
  for (const part of text.split(',').map((each) => each.trim())) {
    const [, percent] = /^(\d{1,2}(?:\.\d+)?) ?%$/.exec(part) ?? [];
    const bytes = readBytes(part);
    if (percent !== undefined) reserve.ratio = Math.max(reserve.ratio, Number(percent) / 100);
    else if (bytes !== undefined) reserve.bytes = Math.max(reserve.bytes, bytes);
    else return undefined;
  }
  return reserve;
}
