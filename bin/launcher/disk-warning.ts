import { diskRoomBytes } from '@/lib/kits/storage/room';
import { DEFAULT_DISK_RESERVE, readDiskReserve } from '@/lib/settings/byte-amount';

/** A line for an instance that starts on a disk too full for uploads; undefined on any other. */
export async function diskWarning(dataFolder: string, reserve: string | undefined): Promise<string | undefined> {
  const kept = reserve ? readDiskReserve(reserve) : DEFAULT_DISK_RESERVE;
  if (!kept || (await diskRoomBytes(dataFolder, kept)) > 0) return undefined;
  return `Il reste trop peu de place sur le disque de ${dataFolder} : les dépôts de fichiers sont refusés. Faites de la place, ou réglez DISK_RESERVE (${reserve ?? '2GB,5%'}).`;
}
