/** What a file field says while files go up. Sizes in bytes. */
export type UploadText = {
  orDrop: string;
  replace: string;
  replaceLabel: (file: string) => string;
  listLabel: string;
  waiting: (name: string) => string;
  sending: (name: string, sentBytes: number, sizeBytes: number) => string;
  checking: (name: string) => string;
  cancelling: (name: string) => string;
  progressLabel: (name: string) => string;
  cancel: string;
  cancelLabel: (name: string) => string;
  retry: string;
  retryLabel: (name: string) => string;
  dismiss: string;
  dismissLabel: (name: string) => string;
  /** The form was sent while files went up: it waits for them. */
  held: string;
  started: (names: readonly string[]) => string;
  half: (name: string) => string;
  kept: (name: string, scan: string) => string;
  cancelled: (name: string) => string;
  removed: (file: string) => string;
  notRemoved: (file: string) => string;
  lost: (name: string) => string;
  folder: (name: string) => string;
  tooLarge: (name: string) => string;
  dossierTooLarge: (name: string) => string;
  dossier: (sizeBytes: number, limitBytes: number) => string;
};
