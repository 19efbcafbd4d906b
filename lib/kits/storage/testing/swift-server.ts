import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { writeSwiftSettings } from './swift-settings';

/** The one that apt installs packages for, whatever other Python comes first on this machine. */
const DEBIAN_PYTHON = '/usr/bin/python3';

/**
 * Starts OpenStack Swift (Debian's python3-swift), whose proxy speaks S3 and verifies signatures, on a free port of this
 * machine, in a temporary folder that goes with it.
 */
export async function startSwift(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'swift-'));
  writeSwiftSettings(folder);
  const child = spawn(DEBIAN_PYTHON, [path.join(import.meta.dirname, 'serve-swift.py'), folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { endpoint: `http://127.0.0.1:${await readPort(child)}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readPort({ stdout, stderr }: ChildProcess): Promise<string> {
  if (!stdout || !stderr) throw new Error('the output of Swift is not read');
  const complaint = text(stderr);
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error(`Swift (package python3-swift) did not start:\n${await complaint}`);
}
