import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { type Page, test } from '@playwright/test';
import { readZip } from '@/lib/documents/testing/read-zip';

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

/** An entry of a downloaded ZIP, as a file in the test's own folder of results. */
export function unpacked(zip: string, name: string): string {
  const entry = readZip(readFileSync(zip)).find((each) => each.name === name);
  if (!entry) throw new Error(`${name} is not in the ZIP`);
  const saved = test.info().outputPath(name);
  writeFileSync(saved, entry.content);
  return saved;
}
