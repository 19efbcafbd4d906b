import type { Row } from '@/bin/terminal/table';
import { type Administrator, findAdministratorByEmail, findAdministrators } from '@/db/queries/administrators';
import {
  changeRole,
  createAdministrator,
  disableAdministrator,
  enableAdministrator,
  newLink,
  type OneTimeLink,
  resetSecondFactor,
  revokeSessions,
} from '@/lib/administrators/accounts';
import { normalEmail } from '@/lib/administrators/sign-in';
import { operatorAt } from '@/lib/audit/by';
import { UsageError } from './command-failure';
import type { Command, Tool } from './run-command';

const usage = `Comptes de la console d’exploitation (/admin).

Usage : npm run admin -- <commande> [options] [--json]

  create --email <adresse> --role administrator|reader
                                   crée un compte, et donne le lien à usage unique où choisir son mot de passe (48 heures)
  list                             tous les comptes
  new-link <adresse>               un autre lien : mot de passe perdu, ou premier lien expiré
  set-role <adresse> --role administrator|reader
  disable <adresse>                ferme le compte et ses sessions aussitôt
  enable <adresse>                 le rétablit
  reset-second-factor <adresse>    téléphone perdu : un autre sera enrôlé à la prochaine connexion ; ferme ses sessions
  revoke-sessions <adresse>        ferme ses sessions

Aucun compte n’existe au départ, et aucun mot de passe n’est jamais affiché.
Sans DATABASE_URL ni SECRET_KEY, la commande s’adresse à l’application lancée par « npm start ».`;

const LIST_COLUMNS = ['email', 'role', 'state', 'second_factor', 'last_sign_in_at'];
const HAND_OVER = 'Ce lien ne sera plus affiché : transmettez-le à la personne. Il sert une fois.';

const commands: Record<string, Command> = {
  create: {
    options: ['email', 'role'],
    words: 0,
    async run(values, _word, now) {
      const given = { email: required(values, 'email'), role: required(values, 'role') };
      const { administrator, link } = await createAdministrator(given, operatorAt(now));
      return { data: { ...accountMembers(administrator), ...linkMembers(link) }, note: HAND_OVER };
    },
  },
  list: {
    options: [],
    words: 0,
    run: async () => ({ data: (await findAdministrators()).map(accountMembers), columns: LIST_COLUMNS }),
  },
  'new-link': {
    options: [],
    words: 1,
    async run(_values, email, now) {
      const account = await accountOf(email);
      const link = await newLink(account.id, operatorAt(now));
      return { data: { ...accountMembers(account), ...linkMembers(link) }, note: HAND_OVER };
    },
  },
  'set-role': {
    options: ['role'],
    words: 1,
    async run(values, email, now) {
      await changeRole((await accountOf(email)).id, required(values, 'role'), operatorAt(now));
      return { data: accountMembers(await accountOf(email)) };
    },
  },
  disable: doing((id, by) => disableAdministrator(id, by)),
  enable: doing((id, by) => enableAdministrator(id, by)),
  'reset-second-factor': doing((id, by) => resetSecondFactor(id, by)),
  'revoke-sessions': {
    options: [],
    words: 1,
    async run(_values, email, now) {
      const account = await accountOf(email);
      const ended = await revokeSessions(account.id, operatorAt(now));
      return { data: { ...accountMembers(account), sessions_ended: ended } };
    },
  },
};

/** A command that does one thing to the account of its word, and shows what it became. */
function doing(act: (id: string, by: ReturnType<typeof operatorAt>) => Promise<void>): Command {
  return {
    options: [],
    words: 1,
    async run(_values, email, now) {
      await act((await accountOf(email)).id, operatorAt(now));
      return { data: accountMembers(await accountOf(email)) };
    },
  };
}

async function accountOf(email: string): Promise<Administrator> {
  const account = await findAdministratorByEmail(normalEmail(email));
  if (!account) throw new UsageError(`Aucun compte n’a l’adresse « ${email} ». Voir la liste : npm run admin -- list.`);
  return account;
}

function required(values: Record<string, string | boolean | undefined>, option: string): string {
  const value = values[option];
  if (typeof value !== 'string') throw new UsageError(`--${option} manque.`);
  return value;
}

const accountMembers = (account: Administrator): Row => ({
  email: account.email,
  role: account.role,
  state: stateOf(account),
  second_factor: account.totpCiphertext !== null,
  last_sign_in_at: account.lastSignInAt?.toISOString() ?? null,
  created_at: account.createdAt.toISOString(),
});

function stateOf({ disabledAt, passwordHash }: Administrator): string {
  if (disabledAt) return 'disabled';
  return passwordHash === null ? 'invited' : 'active';
}

const linkMembers = ({ url, expiresAt }: OneTimeLink): Row => ({
  one_time_link: url,
  link_expires_at: expiresAt.toISOString(),
});

/** What operators do to the accounts of the console. */
export const adminTool: Tool = { commands, usage, word: 'compte (son adresse électronique)' };
