import { FileRefused } from '@/lib/files/file-refused';
import { judgeFile } from '@/lib/files/judge-file';

/** Media type of a file, or the code of the reason why it is refused. */
export async function judgeBytes(content: Buffer): Promise<string> {
  const read = async (start: number, lengthBytes: number) => content.subarray(start, start + lengthBytes);
  return judgeFile({ sizeBytes: content.length, read }).catch((error: unknown) => {
    if (error instanceof FileRefused) return error.code;
    throw error;
  });
}
