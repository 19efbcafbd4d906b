import { formatCount } from './format';

/** How a market's facts are named, for buyers and candidates alike. */
const typeNames: Record<string, string> = {
  supplies: 'Fournitures',
  services: 'Services',
  works: 'Travaux',
  defense: 'Défense ou sécurité',
};

export const marketText = {
  facts: {
    name: 'Marché',
    identifier: 'Identifiant',
    editor: 'Plateforme',
    lots: 'Lots',
    deadline: 'Date limite de candidature',
    timeLeft: 'Temps restant',
    types: 'Types de marché',
    buyerSiret: 'SIRET de l’acheteur',
  },
  typeName: (code: string): string => typeNames[code] ?? code,
  lot: (lot: { name: string; cpvCode: string | null }): string =>
    lot.cpvCode ? `${lot.name} (CPV ${lot.cpvCode})` : lot.name,
  lotCount: (count: number): string => formatCount(count, 'lot', 'lots'),
  noLot: 'Marché sans lots',
} as const;
