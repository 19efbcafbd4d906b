import pino from 'pino';
import { env } from '@/lib/env';
import { describeError, describeRecorded } from './describe-error';
import { currentOrigin } from './origin';

/** Names under which a secret could travel; pino replaces their values. Access tokens in paths are cut by `redactPath`. */
const SECRET_NAMES = ['authorization', 'cookie', 'client_secret', 'access_token', 'secret', 'token', 'password'];

let logger: pino.Logger | undefined;

/** JSON lines on standard output, without secrets or personal data. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Every line that a request caused says which, be it of a webhook an hour later.
    mixin: () => {
      const requestId = currentOrigin()?.requestId;
      return requestId === undefined ? {} : { requestId };
    },
    serializers: { err: describeError, error: describeRecorded },
    redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  });
  return logger;
}

/** `access`, any letter of it percent-encoded, between slashes written in any way and number. */
const ACCESS = /((?:[/\\]|%2f|%5c)(?:a|%61)(?:c|%63)(?:c|%63)(?:e|%65)(?:s|%73)(?:s|%73)(?:[/\\]|%2f|%5c)+)[^/\\?#]+/gi;

/** Cuts the token out of an access link: `/buyer/public_markets/VR-…/access/[redacted]/setup`. */
export function redactPath(path: string): string {
  return path.replace(ACCESS, '$1[redacted]');
}
