import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { deriveKey } from '@/lib/keys';

/**
 * Argon2id (RFC 9106) with the numbers of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane; and keyed:
 * a copy of the database alone does not allow guessing. Kept in PHC form, so that other numbers can come later.
 */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const TAG_BYTES = 32;

const derive = promisify(argon2);

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${base64(salt)}$${base64(tag)}`;
}

/** Without a hash the same work is done, so that the time does not tell which accounts exist. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const kept = hash === null ? undefined : readHash(hash);
  const { salt, tag, cost } = kept ?? NOBODY;
  const given = await tagOf(password, salt, cost);
  return timingSafeEqual(given, tag) && kept !== undefined;
}

const NOBODY = {
  salt: randomBytes(SALT_BYTES),
  tag: randomBytes(TAG_BYTES),
  cost: { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES },
};

type Cost = typeof NOBODY.cost;

function tagOf(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  // NFC: the same letters typed on another keyboard are the same password (RFC 8265, 4.2).
  const message = password.normalize('NFC');
  return derive('argon2id', { message, nonce, ...cost, tagLength: TAG_BYTES, secret: deriveKey('password') });
}

function readHash(hash: string) {
  const [, memory, passes, parallelism, salt = '', tag = ''] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash) ?? [];
  if (!tag) throw new Error('a password hash cannot be read');
  return {
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
  };
}

/** PHC strings have no padding. */
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
