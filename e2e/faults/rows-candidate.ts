import { FIELD } from '@/e2e/authorisation/tenants';
import { samplePdf } from '@/e2e/sample-pdf';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { candidatePages, SUMMARY_STEP, stepOf } from '@/lib/journey/candidate-steps';
import { openVerificationSecret } from '@/lib/links/verification-secret';
import { completeApplication } from './complete-application';
import { fill } from './page-form';
import type { Made, RowsOf } from './rows';
import type { World } from './world';

const PAGES = candidatePages(CATALOGUE_FIELDS.filter(({ marketTypes }) => marketTypes.includes('services'))).filter(
  (page) => page !== SUMMARY_STEP,
);
const SECTIONS = PAGES.filter((page) => page.includes('/'));
const AT = '/candidate/market_applications/[identifier]';
const FILES_SECTION = 'motifs_exclusion/fiscales_et_sociales';

type Application = Awaited<ReturnType<World['newApplication']>>;

/** The candidate's steps, on an application to a market that asks for every field, and what follows on a submitted one. */
export const candidateRows: RowsOf = (world) => {
  const { canaries, sql, tenant, newApplication } = world;
  let draft: Promise<Application> | undefined;
  const draftApplication = () => {
    draft ??= newApplication();
    return draft;
  };
  const pdf = () => new Blob([new Uint8Array(samplePdf())], { type: 'application/pdf' });
  const filled = async (step: string, given: Record<string, string> = {}) => {
    const { steps, candidate } = await draftApplication();
    const path = `${steps}/${step}`;
    const form = await world.formAt(candidate, path);
    return {
      caller: candidate,
      method: 'POST',
      path: form.action,
      ...fill(form, canaries, given),
      shownAt: { caller: candidate, path },
    };
  };
  const upload = async (page: string): Promise<Made> => {
    const { steps, candidate } = await draftApplication();
    const body = new FormData();
    body.append(`${FIELD}.documents`, pdf(), canaries.fileName());
    return { caller: candidate, method: 'POST', path: `${steps}/${page}/files`, body };
  };
  /** Files go to a section, or to its whole category. */
  const filePlaces = [
    [`${AT}/[step]/files`, stepOf(FILES_SECTION)],
    [`${AT}/[step]/[section]/files`, FILES_SECTION],
  ] as const;
  const onSubmitted = (method: string, page: string) => ({
    ...{
      caller: tenant.candidate,
      method,
      path: `/candidate/market_applications/${tenant.submitted.identifier}/${page}`,
    },
    ...(method === 'POST' && { body: new URLSearchParams() }),
  });
  return [
    {
      door: `POST ${AT}/leave`,
      make: async () => {
        const { steps, candidate } = await newApplication();
        return { caller: candidate, method: 'POST', path: `${steps}/leave`, body: new URLSearchParams() };
      },
    },
    ...PAGES.map((page) => ({ door: saveDoor(page), variant: page, make: () => filled(page) })),
    {
      door: `POST ${AT}/[step]/[section]/save`,
      variant: 'with a file',
      uploads: true as const,
      make: async () => {
        const asked = await filled(FILES_SECTION);
        const name = canaries.fileName();
        asked.body.append(`${FIELD}.documents`, pdf(), name);
        asked.typed.set(`${FIELD}.documents`, name);
        return asked;
      },
    },
    ...PAGES.map((page) => ({
      door: saveDoor(page).replace(/save$/, 'draft'),
      variant: page,
      succeeds: 200,
      // The page's script still holds what it sent, and sends it again.
      make: async () => {
        const { path, typed: _held, ...asked } = await filled(page);
        return { ...asked, path: `${path}/draft` };
      },
    })),
    ...filePlaces.map(([place, page]) => ({
      ...{ door: `POST ${place}`, uploads: true as const, succeeds: 201 },
      make: () => upload(page),
    })),
    {
      door: `GET ${AT}/files/[id]`,
      make: async () => onSubmitted('GET', `files/${tenant.submitted.file}`),
    },
    ...filePlaces.map(([place, page]) => ({
      door: `DELETE ${place}/[id]`,
      succeeds: 200,
      make: async () => {
        const { caller, path, body = '' } = await upload(page);
        const { file } = JSON.parse((await world.post(caller, path, body)).body);
        return { caller, method: 'DELETE', path: `${path}/${file.id}` };
      },
    })),
    ...['company_identification', 'summary'].map((page) => ({
      door: `GET ${AT}/${page}`,
      make: async () => {
        const { steps, candidate } = await draftApplication();
        return { caller: candidate, method: 'GET', path: `${steps}/${page}` };
      },
    })),
    ...SECTIONS.map((page) => ({
      door: `GET ${AT}/[step]/[section]`,
      variant: page,
      make: async () => {
        const { steps, candidate } = await draftApplication();
        return { caller: candidate, method: 'GET', path: `${steps}/${page}` };
      },
    })),
    {
      door: `GET ${AT}/[step]`,
      succeeds: 303,
      make: async () => {
        const { steps, candidate } = await draftApplication();
        return { caller: candidate, method: 'GET', path: `${steps}/motifs_exclusion` };
      },
    },
    {
      door: `GET ${AT}/[step]/states`,
      make: async () => {
        const { steps, candidate } = await draftApplication();
        return { caller: candidate, method: 'GET', path: `${steps}/company_identification/states` };
      },
    },
    {
      door: `GET ${AT}/[step]/[section]/states`,
      make: async () => {
        const { steps, candidate } = await draftApplication();
        return { caller: candidate, method: 'GET', path: `${steps}/${FILES_SECTION}/states` };
      },
    },
    {
      door: `GET ${AT}/access/[token]/company_identification`,
      succeeds: 303,
      make: async () => {
        const { steps, token } = await draftApplication();
        const path = `${steps}/access/${token}/company_identification`;
        return { caller: { name: 'browser' }, method: 'GET', path };
      },
    },
    {
      door: `POST ${AT}/summary/save`,
      leadsTo: /sync_status$/,
      make: async () => {
        const { steps, candidate } = await completeApplication(world);
        const path = `${steps}/summary`;
        const form = await world.formAt(candidate, path);
        return {
          caller: candidate,
          method: 'POST',
          path: form.action,
          ...fill(form, canaries),
          shownAt: { caller: candidate, path },
        };
      },
    },
    {
      door: `POST ${AT}/retry_sync`,
      make: async () => {
        await sql`delete from sync_retries`;
        await sql`update webhook_deliveries set sync_status = 'sync_failed' where identifier = ${tenant.submitted.identifier}`;
        return onSubmitted('POST', 'retry_sync');
      },
    },
    {
      door: 'GET /verification/[identifier]',
      make: async () => {
        const { identifier } = tenant.submitted;
        const [row] =
          await sql`select id, verification_secret_ciphertext from market_applications where identifier = ${identifier}`;
        const secret = canaries.secret(openVerificationSecret(row?.id, row?.verification_secret_ciphertext));
        return { caller: { name: 'nobody' }, method: 'GET', path: `/verification/${identifier}?k=${secret}` };
      },
    },
    {
      door: 'GET /verification/file',
      succeeds: 303,
      make: async () => ({ caller: { name: 'nobody' }, method: 'GET', path: '/verification/file' }),
    },
    {
      door: 'POST /verification/file',
      make: async () => {
        const body = new FormData();
        body.append('file', pdf(), canaries.fileName());
        return { caller: { name: 'nobody' }, method: 'POST', path: '/verification/file', body };
      },
    },
  ];
};

const saveDoor = (page: string) => `POST ${AT}/${page.includes('/') ? '[step]/[section]' : '[step]'}/save`;
