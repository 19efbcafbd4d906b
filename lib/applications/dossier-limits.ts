/** Contract §5: one file, and all the files of an application. Mo = 10⁶ bytes. */
export const MAX_FILE_BYTES = 100_000_000;
export const MAX_DOSSIER_BYTES = 500_000_000;
