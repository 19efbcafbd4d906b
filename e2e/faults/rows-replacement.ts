import { randomUUID } from 'node:crypto';
import { submittedApplication } from './complete-application';
import type { RowsOf } from './rows';

const AT = '/candidate/market_applications/[identifier]';

/** A submission, replaced or withdrawn by its firm, its platform or an operator. */
export const replacementRows: RowsOf = (world) => {
  const { caller } = world.operator;
  const submitted = () => submittedApplication(world);
  const nothing = () => new URLSearchParams();
  return [
    {
      door: `POST ${AT}/replace/save`,
      leadsTo: /company_identification$/,
      make: async () => {
        const { steps, candidate } = await submitted();
        return { caller: candidate, method: 'POST', path: `${steps}/replace`, body: nothing() };
      },
    },
    {
      door: `GET ${AT}/withdraw`,
      make: async () => {
        const { steps, candidate } = await submitted();
        return { caller: candidate, method: 'GET', path: `${steps}/withdraw` };
      },
    },
    {
      door: `POST ${AT}/withdraw/save`,
      leadsTo: /sync_status$/,
      make: async () => {
        const { steps, candidate } = await submitted();
        return { caller: candidate, method: 'POST', path: `${steps}/withdraw`, body: nothing() };
      },
    },
    {
      door: 'GET /admin/applications/[identifier]/withdraw',
      make: async () => {
        const { identifier } = await submitted();
        return { caller, method: 'GET', path: `/admin/applications/${identifier}/withdraw` };
      },
    },
    {
      door: 'POST /admin/applications/[identifier]/withdraw/confirm',
      leadsTo: /\?done=withdrawn$/,
      make: async () => {
        const { identifier } = await submitted();
        const path = `/admin/applications/${identifier}/withdraw/confirm`;
        return { caller, method: 'POST', path, body: nothing() };
      },
    },
    {
      door: 'POST /api/v1/market_applications/[identifier]/withdraw',
      succeeds: 200,
      make: async () => {
        const path = `/api/v1/market_applications/${(await submitted()).identifier}/withdraw`;
        const headers = { 'Idempotency-Key': randomUUID() };
        return { caller: world.editor, method: 'POST', path, body: '{}', type: 'application/json', headers };
      },
    },
  ];
};
