import { mkdir, statfs } from 'node:fs/promises';
import { explainDiskError } from './disk-error';

/** Says how many bytes uploads may still take; `Infinity` where nothing bounds them. */
export type Room = () => Promise<number>;

/** What is to stay free on a disk: so many bytes, or this part of it (0 to 1) where that is more. */
export type DiskReserve = { bytes: number; ratio: number };

export const unbounded: Room = async () => Number.POSITIVE_INFINITY;

/** Bytes that uploads may take of the disk that `folder` is on, which is made. Throws `away` when it cannot be read. */
export async function diskRoomBytes(folder: string, reserve: DiskReserve): Promise<number> {
  const made = mkdir(folder, { recursive: true });
  const { bavail, blocks, bsize } = await made.then(() => statfs(folder)).catch(explainDiskError);
  return Math.max(0, Math.floor(bavail * bsize - Math.max(reserve.bytes, reserve.ratio * blocks * bsize)));
}
