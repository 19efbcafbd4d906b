/** Contract §2: what the body of an OAuth request may be. One has six parameters (RFC 6749, 2.3.1 and 4.4.2; RFC 7662, 2.1). */
export const MAX_OAUTH_BODY_BYTES = 16_000;
export const MAX_OAUTH_PARAMETERS = 50;
