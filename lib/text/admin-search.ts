import { formatCount } from './format';

/** Looking for a firm, a person's address, a market or a buyer, in the console. */
export const searchText = {
  title: 'Rechercher',
  introduction:
    'Entreprise, marché ou acheteur. Ce que vous cherchez n’est écrit ni dans l’adresse de la page ni dans le journal technique ; le journal d’audit garde que vous avez cherché, et combien vous avez trouvé.',
  input: 'Nom, numéro ou adresse électronique',
  hint: 'Des mots du nom d’une entreprise ou d’un marché, les 6 premiers chiffres d’un SIRET au moins (entreprise ou acheteur), le début du numéro d’une entreprise sans SIRET, ou une adresse électronique entière. Pour un identifiant (VR-… ou FT…), utilisez les listes.',
  submit: 'Rechercher',
  tooLittle: 'Écrivez au moins deux lettres, les 6 premiers chiffres d’un SIRET, ou une adresse électronique entière.',
  applications: 'Candidatures',
  markets: 'Marchés',
  noApplication: 'Aucune candidature ne correspond.',
  noMarket: 'Aucun marché ne correspond.',
  found: (applications: number, markets: number) =>
    `${formatCount(applications, 'candidature', 'candidatures')} et ${formatCount(markets, 'marché', 'marchés')}.`,
  cut: (limit: number) => `Les ${limit} plus récents sont montrés : précisez votre recherche pour voir les autres.`,
  columns: {
    identifier: 'Identifiant',
    firm: 'Entreprise',
    number: 'Numéro',
    market: 'Marché',
    buyer: 'SIRET de l’acheteur',
    state: 'État',
    createdAt: 'Créée',
    madeAt: 'Créé',
    deadline: 'Date limite',
  },
} as const;
