import type { DefaultColorScheme } from '@codegouvfr/react-dsfr/next-app-router';

/** Follows the visitor's system until they choose. Also what makes react-dsfr hand the nonce to its own style tags. */
export const defaultColorScheme: DefaultColorScheme = 'system';
