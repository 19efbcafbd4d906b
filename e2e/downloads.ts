import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Page, test } from '@playwright/test';

/** The file that a link of the page brings, in the test's own folder of results. */
export async function download(page: Page, linkName: RegExp): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: linkName }).click();
  const file = await coming;
  const saved = test.info().outputPath(file.suggestedFilename());
  await file.saveAs(saved);
  return saved;
}

/** Text on one line, as it is compared: the paper breaks lines where it wants. */
export const squash = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

/** What a downloaded PDF says. */
export function textOf(pdf: string): string {
  return squash(execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }));
}

/** Names in the central directory of a downloaded ZIP (APPNOTE 4.3.12). */
export function entriesOf(zip: string): string[] {
  const bytes = readFileSync(zip);
  const names: string[] = [];
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 46)) {
    names.push(bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString('utf8'));
  }
  return names;
}
