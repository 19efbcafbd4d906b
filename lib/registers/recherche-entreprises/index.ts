import { env } from '@/lib/env';
import { failedAnswer } from '@/lib/registers/failed-answer';
import type { Outcome, Register, RegisterAnswer } from '@/lib/registers/register';
import { searchAnswer } from './answer';
import { noticesOf, readLegalUnit } from './read-legal-unit';

const HOUR_MS = 3_600_000;

/**
 * « Recherche d'entreprises », the State's public search in Sirene and the RNE: no token, seven calls a second for each
 * address, and no guarantee. Identity of a firm, none of it protected.
 */
export const rechercheEntreprises: Register = {
  key: 'recherche_entreprises',
  gives: [
    'insee.siret',
    'insee.social_reason',
    'insee.legal_form',
    'insee.main_activity',
    'insee.category',
    'insee.ess',
    'rne.head_office_address',
    'rne.first_name_last_name',
  ],
  limit: { key: 'recherche_entreprises', calls: 7, period: 'second' },
  isProtected: false,
  isToldBuyer: false,
  isIdentity: true,
  freshMs: HOUR_MS,
  request: ({ siret }) => ({
    url: `${env().RECHERCHE_ENTREPRISES_URL}/search?q=${siret}&per_page=1`,
    headers: {},
  }),
  read,
};

function read(answer: RegisterAnswer, siret: string): Outcome {
  if (answer.status !== 200) return failedAnswer(answer);
  const parsed = searchAnswer.safeParse(answer.body);
  if (!parsed.success) return { state: 'unavailable' };
  // A look-up by SIRET has one answer: its legal unit. Another one would be somebody else's.
  const unit = parsed.data.results.find((candidate) => isOf(candidate, siret));
  if (!unit) return { state: 'not_found' };
  const said = readLegalUnit(unit);
  return { state: 'found', said, notices: noticesOf(unit, siret) };
}

function isOf(unit: ReturnType<typeof searchAnswer.parse>['results'][number], siret: string): boolean {
  const sirets = [unit.siege?.siret, ...(unit.matching_etablissements ?? []).map((place) => place.siret)];
  return sirets.includes(siret) || sirets.some((other) => other?.slice(0, 9) === siret.slice(0, 9));
}
