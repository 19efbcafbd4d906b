import { randomInt } from 'node:crypto';
import { inTransaction } from '@/db/database';
import { findGrants, type Session } from '@/db/queries/access';
import {
  type AddressCode,
  changeAddress,
  deleteCode,
  findAddress,
  findCode,
  holdAddress,
  type MailAddress,
  putCode,
  takeTry,
} from '@/db/queries/addresses';
import { recordAudit } from '@/lib/audit/record';
import { beginOrRenew } from '@/lib/auth/enter-by-link';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret, equalInConstantTime } from '@/lib/keys';
import { CODE_LIFE_MS } from '@/lib/messages/message';
import { promiseMessages } from '@/lib/messages/promise-messages';
import { countCode } from './code-limits';
import { type AskedAt, attach } from './people';
import { signInAs } from './session-address';

const MAX_TRIES = 5;
const DIGITS = 6;

const newCode = () => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
const digestOf = (browserDigest: string, code: string) => digestSecret(`code/${browserDigest}/${code}`);

/**
 * Has a code of six digits sent to this address, for this browser alone, whether anybody knows the address or not. Returns the
 * token for the browser's cookie, or when to ask again. `at`: what the address is to open once it is confirmed.
 * @param network the address of the browser, as `callerAddress` returns it
 */
export async function askCode(
  { address, network, at }: { address: string; network: string; at?: AskedAt },
  now: Date,
): Promise<{ token: string } | { retryAt: Date }> {
  const retryAt = await countCode({ address, network, applicationId: at?.subjectId }, now);
  if (retryAt) return { retryAt };
  const token = newOpaqueToken();
  const browserDigest = digestSecret(token);
  const code = newCode();
  await inTransaction(async (tx) => {
    const { id } = await holdAddress(tx, address, now);
    await putCode(tx, {
      ...{ browserDigest, addressId: id, codeDigest: digestOf(browserDigest, code), triesLeft: MAX_TRIES },
      ...{ createdAt: now, expiresAt: new Date(now.getTime() + CODE_LIFE_MS) },
      ...{ subject: at?.subject ?? null, subjectId: at?.subjectId ?? null, askedAt: at?.identifier ?? null },
    });
    await promiseMessages(tx, [{ kind: 'code', addressId: id, secret: code }], now);
  });
  return { token };
}

/** The code that a browser waits for, and where it went; undefined when it waits for none that may still be typed. */
export async function findAwaitedCode(
  token: string | undefined,
  now: Date,
): Promise<{ code: AddressCode; to: MailAddress } | undefined> {
  const code = token ? await findCode(digestSecret(token), now) : undefined;
  const to = code && code.triesLeft > 0 ? await findAddress(code.addressId) : undefined;
  return code && to ? { code, to } : undefined;
}

/** `askedAt`: the application that it was asked for, where one goes back to. */
export type Confirmed = { sessionToken: string; askedAt: string | null };

/**
 * Takes a code that was typed: right, it confirms the address, and this browser's session, begun or renewed under a new token, is
 * that of its owner; what it was asked for is attached to the address, if this browser may still open it. Wrong, it costs one
 * of five tries; `over`: there is no code any more, and another is to be asked for.
 */
export async function confirmCode(
  { token, typed, session }: { token: string | undefined; typed: string; session: Session | undefined },
  now: Date,
): Promise<Confirmed | { wrong: { triesLeft: number } } | 'over'> {
  if (!token) return 'over';
  const browserDigest = digestSecret(token);
  // Written before anything is compared: whatever dies next, the try is spent.
  const code = await inTransaction((tx) => takeTry(tx, browserDigest, now));
  if (!code) return 'over';
  const digits = typed.replace(/\D/g, '');
  if (!equalInConstantTime(digestOf(browserDigest, digits), code.codeDigest)) {
    return code.triesLeft > 0 ? { wrong: { triesLeft: code.triesLeft } } : 'over';
  }
  return inTransaction(async (tx) => {
    await deleteCode(tx, browserDigest);
    await changeAddress(tx, code.addressId, { confirmedAt: now, refusedAt: null });
    const sessionToken = newOpaqueToken();
    const renewed = await beginOrRenew(tx, session, digestSecret(sessionToken), now, now);
    await signInAs(tx, renewed, code.addressId);
    const actor = { kind: 'candidate', id: renewed.id } as const;
    await recordAudit(tx, { actor, action: 'address.confirmed', target: { kind: 'address', id: code.addressId }, now });
    const { subject, subjectId, askedAt } = code;
    if (subject && subjectId && askedAt) {
      const grants = await findGrants(renewed.id, tx);
      const mayOpen = grants.some((grant) => grant.subject === subject && grant.subjectId === subjectId);
      if (mayOpen) await attach(tx, { subject, subjectId, identifier: askedAt }, code.addressId, now);
    }
    return { sessionToken, askedAt };
  });
}
