import { sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import type { Answer, Document } from './answers';
import type { FirmIdentifier } from './application-lots';
import type { Application } from './applications';
import type { Market } from './markets';

/** A file of an earlier answer that may be given again: the firm's own, and not waiting for the antivirus nor flagged by it. */
export type EarlierFile = Pick<
  Document,
  'id' | 'slot' | 'name' | 'givenName' | 'contentType' | 'sizeBytes' | 'sha256' | 'storageKey' | 'notes'
>;

/** What a firm answered to a field in an application that it submitted before. */
export type EarlierAnswer = Pick<Answer, 'fieldKey' | 'draft' | 'provenances'> & {
  /** The application's, and its market's name. */
  identifier: string;
  market: string;
  isSameBuyer: boolean;
  submittedAt: Date;
  /** As frozen there. */
  inputType: string;
  options: Record<string, unknown>;
  unfavourableWhenYes: boolean;
  files: EarlierFile[];
};

/** Who looks, from which application, for which firm: the one that its own answers tell. */
export type Reuser = {
  sessionId: string;
  application: Pick<Application, 'id' | 'firmId' | 'rank' | 'siret' | 'providerUserId' | 'replacesId'>;
  market: Pick<Market, 'editorId' | 'siret'>;
  firm: FirmIdentifier;
};

/**
 * The platform gave both the SIRET and who its user is: it is the same person who comes back. A SIRET that was typed is
 * nobody's word (contract §3); in the copy of a submission it may have been.
 */
const isVouchedFor = ({ rank, siret, providerUserId, replacesId }: Reuser['application'], firm: FirmIdentifier) =>
  rank === 1 && replacesId === null && Boolean(providerUserId) && siret !== null && siret === firm.siret;

/** Of each field, how many are looked at: the newest may be one that is not to be taken. */
const LOOKED_AT = 3;

/**
 * What this firm answered to these fields in applications that were submitted and stand (neither replaced nor withdrawn), the
 * newest first. Only in those that the address confirmed in this session opens now; or that the same user of the same
 * platform sent under the same SIRET, for a browser that came by the platform's link.
 */
export async function findEarlierAnswers(
  { sessionId, application, market, firm }: Reuser,
  fieldKeys: readonly string[],
  on: Database = database(),
): Promise<EarlierAnswer[]> {
  const foreign = firm.foreignIdentifier && JSON.stringify(firm.foreignIdentifier);
  const user = isVouchedFor(application, firm) ? application.providerUserId : null;
  const keys = sql.join(
    fieldKeys.map((key) => sql`${key}`),
    sql`, `,
  );
  const rows = await on.execute<EarlierAnswer & { submittedAt: string }>(sql`
    with reachable as (
      select applicant_firms.id, applicant_firms.application_id from sessions
      join access_links on access_links.address_id = sessions.address_id and access_links.revoked_at is null
      join applicant_firms on access_links.subject = 'firm' and applicant_firms.id = access_links.subject_id
        or access_links.subject = 'application' and applicant_firms.application_id = access_links.subject_id
          and applicant_firms.rank = 1
      where sessions.id = ${sessionId} and applicant_firms.removed_at is null
      union
      select applicant_firms.id, applicant_firms.application_id from market_applications
      join public_markets on public_markets.id = market_applications.market_id
      join applicant_firms on applicant_firms.application_id = market_applications.id and applicant_firms.rank = 1
      where market_applications.siret = ${firm.siret} and market_applications.provider_user_id = ${user}
        and public_markets.editor_id = ${market.editorId}
        and exists (
          select from session_grants join access_links on access_links.id = session_grants.link_id
          where session_grants.session_id = ${sessionId} and session_grants.subject = 'application'
            and session_grants.subject_id = ${application.id}
            and access_links.address_id is null and access_links.revoked_at is null)
    ), ranked as (
      select answers.firm_id, answers.field_key, answers.draft, answers.provenances, requirements.input_type,
        requirements.options, requirements.unfavourable_when_yes, earlier.identifier, earlier.completed_at,
        public_markets.name, public_markets.siret,
        row_number() over (partition by answers.field_key order by earlier.completed_at desc, earlier.id) as place
      from reachable
      join applicant_firms on applicant_firms.id = reachable.id
      join market_applications earlier on earlier.id = reachable.application_id
      join public_markets on public_markets.id = earlier.market_id
      join answers on answers.firm_id = reachable.id
      join market_requirements requirements
        on requirements.market_id = earlier.market_id and requirements.field_key = answers.field_key
      where earlier.completed_at is not null and earlier.replaced_at is null and earlier.withdrawn_at is null
        and earlier.id <> ${application.id} and earlier.id is distinct from ${application.replacesId}
        and firm_identifier(applicant_firms.siret, applicant_firms.foreign_identifier, applicant_firms.id)
          = firm_identifier(${firm.siret}, ${foreign}::jsonb, ${application.firmId}::uuid)
        and answers.field_key in (${keys}) and not answers.in_error
        and (answers.value is not null or answers.not_applicable is not null)
    )
    select field_key as "fieldKey", draft, provenances, input_type as "inputType", options,
      unfavourable_when_yes as "unfavourableWhenYes", identifier, name as market, siret = ${market.siret} as "isSameBuyer",
      completed_at as "submittedAt",
      (select coalesce(json_agg(json_build_object('id', id, 'slot', slot, 'name', documents.name, 'givenName', given_name,
          'contentType', content_type, 'sizeBytes', size_bytes, 'sha256', sha256, 'storageKey', storage_key,
          'notes', notes) order by documents.created_at, id), '[]')
        from documents
        where documents.firm_id = ranked.firm_id and documents.field_key = ranked.field_key
          and deleted_at is null and register is null and scan_state in ('clean', 'not_scanned')) as files
    from ranked where place <= ${LOOKED_AT}
    order by completed_at desc, identifier`);
  return rows.map((row) => ({ ...row, submittedAt: new Date(row.submittedAt) }));
}
