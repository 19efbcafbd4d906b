import { and, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { jsonRows } from '@/db/json-rows';
import { prepared } from '@/db/prepared';
import { answers, applicationLots, declarations, documents } from '@/db/schema/applications';
import { marketLots } from '@/db/schema/markets';
import { registerStates } from '@/db/schema/registers';
import type { Answer, Document } from './answers';
import type { Application, Declaration } from './applications';
import type { Lot } from './markets';
import type { RegisterRow } from './registers/states';

/** The rows that an application's form is made of, beside the market's requirements. */
export type FormRows = {
  /** Of the market, in order, and which of them the application is for. */
  lots: (Lot & { isChosen: boolean })[];
  answers: Answer[];
  /** The files of the firm, in the order in which they arrived. */
  documents: Document[];
  /** How far each register is with the firm. */
  registers: RegisterRow[];
  declaration: Declaration | undefined;
};

/** Returns all of them in one statement: every page of a candidate, every save and every document asks for them. */
export async function findFormRows(
  { id, marketId, firmId }: Pick<Application, 'id' | 'marketId' | 'firmId'>,
  on: Database = database(),
): Promise<FormRows> {
  const [rows] = await reading(on).execute({ id, marketId, firmId });
  if (!rows) throw new Error('nothing was read');
  const { declarations, ...others } = rows;
  return { ...others, declaration: declarations[0] };
}

const reading = prepared((on) => {
  const [firmId, applicationId, marketId] = [given('firmId'), given('id'), given('marketId')];
  const { formerApplicationId: _answers, formerProvenance, ...ofAnswers } = getTableColumns(answers);
  const { formerApplicationId: _documents, ...ofDocuments } = getTableColumns(documents);
  const { formerApplicationId: _declarations, ...ofDeclarations } = getTableColumns(declarations);
  return on
    .select({
      lots: lotsOf(applicationId, marketId),
      answers: jsonRows(answers, ofAnswers, { where: eq(answers.firmId, firmId) }),
      documents: jsonRows(documents, ofDocuments, {
        where: and(eq(documents.firmId, firmId), isNull(documents.deletedAt)),
        orderBy: sql`${documents.createdAt}, ${documents.id}`,
      }),
      registers: jsonRows(registerStates, getTableColumns(registerStates), {
        where: eq(registerStates.firmId, firmId),
      }),
      declarations: jsonRows(declarations, ofDeclarations, { where: eq(declarations.firmId, firmId) }),
    })
    .from(sql`(select) as one`)
    .prepare('form_rows');
});

const given = (name: string): SQL => sql`${sql.placeholder(name)}::uuid`;

// Columns by name: drizzle writes those of a select without joins without their table, and here are two.
const lotsOf = (applicationId: SQL, marketId: SQL) => sql<FormRows['lots']>`(
  select coalesce(json_agg(json_build_object('number', lot.rank + 1, 'name', lot.name, 'cpvCode', lot.cpv_code,
    'isChosen', chosen.lot_rank is not null) order by lot.rank), '[]')
  from ${marketLots} lot left join ${applicationLots} chosen
    on chosen.lot_rank = lot.rank and chosen.application_id = ${applicationId}
  where lot.market_id = ${marketId})`;
