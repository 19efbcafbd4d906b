import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { countersign } from '@/lib/kits/pdfa/testing/countersign';

/** Has a file checked on the public page, and waits for the answer. */
export async function verifyFile(page: Page, file: string): Promise<void> {
  await page.goto('/verification');
  await page.getByLabel('Attestation (PDF) ou dossier (ZIP)').setInputFiles(file);
  await page.getByRole('button', { name: 'Vérifier ce fichier' }).click();
  await expect(page).toHaveURL(/\/verification\?sha256=[0-9a-f]{64}(&sealed=[0-9a-f]{64})?$/);
}

/** A copy of an attestation to which another signature was added. */
export function countersigned(file: string): string {
  const copy = file.replace(/(\.\w+)$/, '-countersigned$1');
  writeFileSync(copy, countersign(readFileSync(file)));
  return copy;
}

/** A copy of a file with one other byte in its middle. */
export function changed(file: string): string {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const copy = file.replace(/(\.\w+)$/, '-changed$1');
  writeFileSync(copy, bytes);
  return copy;
}
