import { operatorAt } from '@/lib/audit/by';
import { createEditor } from '@/lib/editors/create-editor';
import { rotateClientSecret } from '@/lib/editors/rotate-client-secret';
import { confirmWebhookSecret, rotateWebhookSecret } from '@/lib/editors/rotate-webhook-secret';
import { listEditors, showEditor } from '@/lib/editors/show-editor';
import { activateEditor, deactivateEditor, updateEditor } from '@/lib/editors/update-editor';
import { showCircuit } from '@/lib/webhooks/show-circuit';
import { UsageError } from './command-failure';
import { FIELD_OPTIONS, readFields, readGraceDays } from './editor-options';
import { circuitMembers, clientSecretMembers, editorMembers, stateMembers, webhookSecretMembers } from './editor-view';
import type { Command, Tool } from './run-command';

const usage = `Comptes des éditeurs (plateformes de marchés publics).

Usage : npm run editor -- <commande> [options] [--json]

  create --name <nom> [champs]          crée un compte, et affiche ses secrets une seule fois
  list                                  tous les comptes
  show <client_id>                      un compte, la vie de ses secrets, ses jetons valides, le disjoncteur de ses webhooks
  update <client_id> [champs]           change ce qui est donné
  rotate-secret <client_id>             nouveau client_secret ; l’ancien vaut encore --grace-days jours
  rotate-webhook-secret <client_id>     nouveau webhook_secret ; l’ancien signe encore --grace-days jours
  confirm-webhook-secret <client_id>    l’éditeur connaît le nouveau : l’ancien ne signe plus
  deactivate <client_id>                coupe l’accès et les jetons aussitôt
  activate <client_id>                  le rétablit

Champs : --name, --webhook-url, --buyer-return-url, --candidate-return-url (une adresse vide l’enlève ;
  {market_identifier} et {application_identifier} y sont remplacés),
  --max-tokens (1 par défaut), --defense yes|no, --authorized yes|no,
  --registers yes|no (registres protégés : attestations, certificats ; yes par défaut),
  --rate-limits '{"api":{"perHour":5000,"burst":200}}' (token, api, downloads ; none rend les limites habituelles)
  --told-of-withdrawals on|off (webhooks : aussi les candidatures retirées ; off par défaut)
  --later-attempts on|off (webhooks : encore des tentatives, sur plusieurs jours, après trois échecs ; on par défaut)
  --tables-before-deadline on|off (API : toutes les candidatures d’un marché ensemble, avant sa date limite ; off par défaut)
--grace-days : 7 par défaut. Avec 0, les anciens secrets cessent aussitôt, et les jetons avec un client_secret.

Sans DATABASE_URL ni SECRET_KEY, la commande s’adresse à l’application lancée par « npm start ».`;

const LIST_COLUMNS = ['client_id', 'name', 'authorized', 'active', 'completion_webhook_url', 'created_at'];
const SHOWN_ONCE = 'Notez-le maintenant : il ne sera plus affiché.';

const commands: Record<string, Command> = {
  create: {
    options: FIELD_OPTIONS,
    words: 0,
    async run(values, _word, now) {
      const { name, ...fields } = readFields(values);
      if (name === undefined) throw new UsageError('--name manque.');
      const { editor, clientSecret, webhookSecret } = await createEditor({ ...fields, name }, operatorAt(now));
      const secrets = { ...clientSecretMembers(clientSecret), ...webhookSecretMembers(webhookSecret) };
      return {
        data: { ...editorMembers(editor), ...secrets },
        note: 'Notez les secrets : ils ne seront plus affichés.',
      };
    },
  },
  list: {
    options: [],
    words: 0,
    run: async () => ({ data: (await listEditors()).map(editorMembers), columns: LIST_COLUMNS }),
  },
  show: {
    options: [],
    words: 1,
    async run(_values, clientId, now) {
      const state = await showEditor(clientId, now);
      const circuit = await showCircuit(state.editor.id, now);
      return { data: { ...stateMembers(state), ...circuitMembers(circuit) } };
    },
  },
  update: {
    options: FIELD_OPTIONS,
    words: 1,
    run: async (values, clientId, now) => ({
      data: editorMembers(await updateEditor(clientId, readFields(values), operatorAt(now))),
    }),
  },
  'rotate-secret': {
    options: ['grace-days'],
    words: 1,
    async run(values, clientId, now) {
      const { clientSecret, earlierEndsAt } = await rotateClientSecret(
        clientId,
        readGraceDays(values),
        operatorAt(now),
      );
      const data = { client_id: clientId, ...clientSecretMembers(clientSecret), ...endOf(earlierEndsAt) };
      return { data, note: SHOWN_ONCE };
    },
  },
  'rotate-webhook-secret': {
    options: ['grace-days'],
    words: 1,
    async run(values, clientId, now) {
      const { webhookSecret, earlierEndsAt } = await rotateWebhookSecret(
        clientId,
        readGraceDays(values),
        operatorAt(now),
      );
      const data = { client_id: clientId, ...webhookSecretMembers(webhookSecret), ...endOf(earlierEndsAt) };
      return { data, note: SHOWN_ONCE };
    },
  },
  'confirm-webhook-secret': {
    options: [],
    words: 1,
    async run(_values, clientId, now) {
      await confirmWebhookSecret(clientId, operatorAt(now));
      return { data: stateMembers(await showEditor(clientId, now)) };
    },
  },
  deactivate: {
    options: [],
    words: 1,
    run: async (_values, clientId, now) => ({
      data: editorMembers(await deactivateEditor(clientId, operatorAt(now))),
    }),
  },
  activate: {
    options: [],
    words: 1,
    run: async (_values, clientId, now) => ({
      data: editorMembers(await activateEditor(clientId, operatorAt(now))),
    }),
  },
};

const endOf = (earlierEndsAt: Date | null) => ({ earlier_secret_ends_at: earlierEndsAt?.toISOString() ?? null });

/** What operators do to editors' accounts. */
export const editorTool: Tool = { commands, usage };
