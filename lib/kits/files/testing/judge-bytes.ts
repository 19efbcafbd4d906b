import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judge } from '@/lib/kits/files/judge';

/** Media type of a file, or the code of the reason why it is refused. */
export async function judgeBytes(content: Buffer): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'judge-'));
  try {
    await writeFile(path.join(folder, 'file'), content);
    const verdict = await judge(path.join(folder, 'file'));
    return verdict.ok ? verdict.mediaType : verdict.reason;
  } finally {
    await rm(folder, { recursive: true });
  }
}
