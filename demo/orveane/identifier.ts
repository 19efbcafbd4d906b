/** What an identifier given by Passe Marché may look like: wider than today's, narrow enough to put in an address. */
export const identifierPattern = /^[A-Za-z0-9-]{4,64}$/;
