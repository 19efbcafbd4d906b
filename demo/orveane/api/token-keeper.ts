import { z } from 'zod';

/** What the platform knows of its token; the token itself is never shown. */
export type TokenState = { scope: string; expiresAt: Date };

type LiveToken = TokenState & { accessToken: string };

/** Asks Passe Marché for a token and returns the JSON answered, or null when it was refused. */
export type TokenRequest = () => Promise<unknown>;

/** Keeps the token on the server's side, for as long as it lives. */
export type TokenKeeper = {
  state: () => TokenState | null;
  /** The token as it is, for masking only. */
  secret: () => string | null;
  /** The live token, or a new one when there is none or it is about to end; null when it was refused. */
  valid: (request: TokenRequest) => Promise<string | null>;
  /** A new token, unless another call has already replaced the one that was `refused` (by a 401). */
  renew: (request: TokenRequest, refused: string | null) => Promise<string | null>;
};

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive(), scope: z.string() });

/** A token this close to its end is renewed rather than used. */
const marginMs = 60_000;

/** Makes an empty keeper. A new token ends the earlier one, so only one request for a token runs at a time. */
export function createTokenKeeper(now: () => Date): TokenKeeper {
  let live: LiveToken | null = null;
  let underWay: Promise<string | null> | null = null;

  async function fetchToken(request: TokenRequest): Promise<string | null> {
    const askedAt = now().getTime();
    const answer = tokenAnswer.safeParse(await request());
    live = answer.success
      ? {
          accessToken: answer.data.access_token,
          scope: answer.data.scope,
          expiresAt: new Date(askedAt + answer.data.expires_in * 1000),
        }
      : null;
    return live?.accessToken ?? null;
  }

  function renew(request: TokenRequest, refused: string | null): Promise<string | null> {
    if (live !== null && refused !== null && live.accessToken !== refused) return Promise.resolve(live.accessToken);
    underWay ??= fetchToken(request).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    state: () => live && { scope: live.scope, expiresAt: live.expiresAt },
    secret: () => live?.accessToken ?? null,
    async valid(request) {
      const stillGood = live !== null && live.expiresAt.getTime() - marginMs > now().getTime();
      return stillGood && live !== null ? live.accessToken : renew(request, live?.accessToken ?? null);
    },
    renew,
  };
}
