import { env } from 'node:process';
import { demoToken } from '@/demo/registers/demo-token';
import type { Configuration } from './configuration';
import type { Settings } from './servers';

/** Where the product finds the registers of the demonstration: they are simulated, but for what the environment says. */
export function registersSettings({ registersPort }: Pick<Configuration, 'registersPort'>): Settings {
  const url = `http://127.0.0.1:${registersPort}`;
  return {
    REGISTERS: env.REGISTERS ?? 'all',
    RECHERCHE_ENTREPRISES_URL: env.RECHERCHE_ENTREPRISES_URL ?? url,
    API_ENTREPRISE_URL: env.API_ENTREPRISE_URL ?? url,
    API_ENTREPRISE_TOKEN: env.API_ENTREPRISE_TOKEN ?? demoToken,
  };
}

/** How the product writes to people: to the demonstration's mailbox, but for what the environment says. */
export function mailSettings({ smtpPort }: Pick<Configuration, 'smtpPort'>): Settings {
  return {
    SMTP_URL: env.SMTP_URL ?? `smtp://127.0.0.1:${smtpPort}`,
    SMTP_FROM: env.SMTP_FROM ?? 'ne-pas-repondre@passe-marche.example',
  };
}
