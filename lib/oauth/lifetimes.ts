/** How long things of the authorization server last, on one page. */

export const TOKEN_LIFETIME_SECONDS = 86_400;

/** A process reads the signing keys again at most this often, and so signs with a new one at most this long after. */
export const KEY_REREAD_MS = 60_000;

/** A retired key is honoured as long as a token it signed may live, with an hour to spare for clocks and cached keys. */
export const RETIRED_KEY_LIFETIME_MS = (TOKEN_LIFETIME_SECONDS + 3600) * 1000;
