/**
 * Preloaded into the web server under test (`node --require`), which stays as it was built: what it asks of the file
 * system below the folder of its storage fails while the file named by STORAGE_FAULT says how, with the error's code.
 * `ENOSPC` fails what writes into a file; any other code fails everything; `half-way` lets a file be opened, and fails
 * with EIO once its first half was read. `watch`: nothing fails; each use makes the file beside it, `….used`.
 */
const fs = require('node:fs');
const { resolve } = require('node:path');
const { syncBuiltinESMExports } = require('node:module');

const folder = resolve(process.env.DATA_DIR, 'storage');
const orders = process.env.STORAGE_FAULT;
const { readFileSync, writeFileSync } = fs;

function order() {
  try {
    return readFileSync(orders, 'utf8');
  } catch {
    return ''; // none
  }
}

function failure(code, call, path) {
  return Object.assign(new Error(`${code}: injected, ${call} '${path}'`), { code, syscall: call, errno: -5, path });
}

const isBelow = (path) => typeof path === 'string' && (path === folder || path.startsWith(`${folder}/`));

/** Throws what is ordered for this call. */
function meet(call, path, writes) {
  const said = order();
  if (said === '') return;
  if (said === 'watch') return writeFileSync(`${orders}.used`, '');
  if (said.includes('half-way')) return;
  if (said === 'ENOSPC' && !writes) return;
  throw failure(said, call, path);
}

for (const call of ['mkdir', 'rename', 'utimes', 'rm', 'stat', 'access', 'readdir']) {
  const real = fs.promises[call];
  fs.promises[call] = async (path, ...rest) => {
    if (isBelow(path)) meet(call, path, false);
    return real(path, ...rest);
  };
}

const { open } = fs.promises;
fs.promises.open = async (path, flags, ...rest) => {
  if (!isBelow(path)) return open(path, flags, ...rest);
  // On a full disk an empty file can still be made; writing into it fails.
  meet('open', path, false);
  const handle = await open(path, flags, ...rest);
  for (const call of ['write', 'writev', 'writeFile', 'appendFile', 'sync']) {
    const real = handle[call].bind(handle);
    handle[call] = async (...args) => {
      meet(call, path, true);
      return real(...args);
    };
  }
  const { size } = await handle.stat();
  const half = Math.ceil(size / 2);
  const read = handle.read.bind(handle);
  let readBytes = 0;
  handle.read = async (buffer, offset, length, position) => {
    if (!order().includes('half-way')) return read(buffer, offset, length, position);
    if (readBytes >= half) throw failure('EIO', 'read', path);
    const result = await read(buffer, offset, Math.min(length, half - readBytes), position);
    readBytes += result.bytesRead;
    return result;
  };
  return handle;
};
syncBuiltinESMExports();

// The process reports its figures to the database every five seconds: only requests are to be counted.
const REPORT_EVERY_MS = 5_000;
const { setInterval } = globalThis;
globalThis.setInterval = (work, ms, ...args) => setInterval(ms === REPORT_EVERY_MS ? () => {} : work, ms, ...args);
