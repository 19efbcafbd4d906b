import { data, type Register, sirenOf } from './ask';

/** How `nature_effectif` asks for another count than the average of the year. */
const natures = {
  boeth: { nature: 'effectif_boeth_annuel', share: 0.06 },
  ecap: { nature: 'effectif_ecap_annuel', share: 0.1 },
  oeth: { nature: 'effectif_assujettissement_oeth_annuel', share: 0.95 },
} as const;

const yearsKept = 5;

/** Known from the end of January of the year after, for five years. A farming firm has its count, if any, elsewhere. */
export const effectifs: Register = ({ persona, knowledge, query, year, today }) => {
  const newest = today.getUTCFullYear() - (today.getUTCMonth() < 1 ? 2 : 1);
  if (year > newest || year <= newest - yearsKept) return undefined;
  const asked = query.get('nature_effectif') ?? '';
  const { nature, share } =
    asked in natures ? natures[asked as keyof typeof natures] : { nature: 'effectif_moyen_annuel', share: 1 };
  const count = (persona.firm.staff?.from ?? 0) + (newest - year) * 0.25 + 2.4;
  const isFarming = persona.firm.nature === 'AGRICOLE';
  const general = {
    regime: 'regime_general',
    value: isFarming || knowledge === 'incomplete' ? null : Math.round(count * share * 100) / 100,
    nature,
    date_derniere_mise_a_jour: knowledge === 'incomplete' ? null : `${year + 1}-01-31`,
  };
  const farming = { ...general, regime: 'regime_agricole', value: Math.round(1.5 * share * 100) / 100 };
  return data({
    siren: sirenOf(persona),
    annee: String(year),
    effectifs_annuel: isFarming ? [general, farming] : [general],
  });
};
