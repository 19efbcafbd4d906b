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
    lotLimit: 'Candidature',
    awardLimit: 'Attribution',
    groupRules: 'L’acheteur n’accepte pas, pour un même lot',
    deadline: 'Date limite de candidature',
    timeLeft: 'Temps restant',
    types: 'Types de marché',
    buyerSiret: 'SIRET de l’acheteur',
  },
  typeName: (code: string): string => typeNames[code] ?? code,
  /** With its number, where the market has several. */
  lot: (lot: { number: number; name: string; cpvCode: string | null }, count = 2): string => {
    const named = count > 1 ? `Lot ${lot.number} : ${lot.name}` : lot.name;
    return lot.cpvCode ? `${named} (CPV ${lot.cpvCode})` : named;
  },
  lotNumber: (number: number): string => `Lot ${number}`,
  lotCount: (count: number): string => formatCount(count, 'lot', 'lots'),
  noLot: 'Marché sans lots',
  /** What a buyer may forbid (art. R2142-21 Code de la commande publique). */
  groupRules: {
    alone_and_in_group: 'Qu’une entreprise se présente à la fois seule et en groupement',
    several_groups: 'Qu’une entreprise soit membre de plusieurs groupements',
  },
  lotLimit: (limit: number): string => `${formatCount(limit, 'lot', 'lots')} au plus pour une même entreprise`,
  awardLimit: (limit: number): string =>
    `${formatCount(limit, 'lot attribué', 'lots attribués')} au plus à une même entreprise`,
  /** The question to a candidate, where there are several lots. */
  supportingFirmsAsked: {
    section: 'Sous-traitants et autres entreprises',
    label: 'Sur quelles entreprises vous appuyez-vous ?',
    buyerLabel: 'Entreprises sur lesquelles le candidat s’appuie',
    help: 'Vos sous-traitants, et les entreprises dont vous utilisez les capacités.',
    reference: 'Code de la commande publique, articles R. 2142-3 et R. 2143-12',
  },
  lotsAsked: {
    section: 'Lots',
    label: 'À quels lots candidatez-vous ?',
    buyerLabel: 'Lots auxquels l’entreprise candidate',
    help: (lotLimit: number | null, awardLimit: number | null): string =>
      [
        lotLimit === null
          ? 'Cochez au moins un lot.'
          : `Cochez au moins un lot, et au plus ${lotLimit}, toutes vos candidatures à ce marché comptées.`,
        'Les renseignements demandés en dépendent.',
        ...(awardLimit === null
          ? []
          : [`Une même entreprise se voit attribuer au plus ${formatCount(awardLimit, 'lot', 'lots')}.`]),
      ].join(' '),
  },
} as const;
