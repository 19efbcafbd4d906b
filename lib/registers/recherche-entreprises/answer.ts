import { z } from 'zod';

/** Any member may be null or absent: a register leaves out what it does not know. */
const text = z.string().nullish();

const establishment = z.object({
  siret: text,
  adresse: text,
  etat_administratif: text,
  date_fermeture: text,
  statut_diffusion_etablissement: text,
});

const manager = z.object({
  nom: text,
  prenoms: text,
  denomination: text,
  qualite: text,
  type_dirigeant: text,
});

const legalUnit = z.object({
  nom_complet: text,
  nom_raison_sociale: text,
  nature_juridique: text,
  activite_principale: text,
  categorie_entreprise: text,
  etat_administratif: text,
  date_fermeture: text,
  statut_diffusion: text,
  siege: establishment.nullish(),
  matching_etablissements: z.array(establishment).nullish(),
  dirigeants: z.array(manager).nullish(),
  complements: z.object({ est_ess: z.boolean().nullish() }).nullish(),
});

/** What `GET /search` answers, as far as it is read. */
export const searchAnswer = z.object({ results: z.array(legalUnit), total_results: z.number().nullish() });

export type LegalUnit = z.infer<typeof legalUnit>;
export type Manager = z.infer<typeof manager>;
