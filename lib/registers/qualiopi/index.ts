import { z } from 'zod';
import type { SaidOfSource } from '@/db/schema/registers';
import { fromApiEntreprise, JSON_RESOURCES } from '@/lib/registers/api-entreprise/api-entreprise';

const flag = z.boolean().nullish();

const ACTIONS = ['action_formation', 'bilan_competences', 'validation_acquis_experience', 'apprentissage'] as const;

const data = z.object({
  declarations_activites_etablissement: z
    .array(
      z.object({
        actif: flag,
        certification_qualiopi: z
          .object({
            action_formation: flag,
            bilan_competences: flag,
            validation_acquis_experience: flag,
            apprentissage: flag,
          })
          .nullish(),
      }),
    )
    .nullish(),
  habilitations_france_competence: z.array(z.object({ code: z.string().nullish(), actif: flag })).nullish(),
});

/** Qualiopi and France compétences: statements of the register, without a document. */
export const qualiopi = fromApiEntreprise({
  key: 'qualiopi',
  path: '/v3/carif_oref/etablissements/{siret}/certifications_qualiopi_france_competences',
  gives: ['carif_oref.qualiopi', 'carif_oref.france_competence'],
  limit: JSON_RESOURCES,
  data,
  read: (answer) => {
    const said = { ...certified(answer), ...entitled(answer) };
    return Object.keys(said).length > 0 ? { state: 'found', said } : { state: 'out_of_scope' };
  },
});

function certified({ declarations_activites_etablissement: declared }: z.infer<typeof data>): Said {
  const live = (declared ?? []).filter(({ actif }) => actif !== false);
  const actions = ACTIONS.filter((action) => live.some(({ certification_qualiopi: held }) => held?.[action]));
  if (actions.length === 0) return {};
  return { 'carif_oref.qualiopi': { statement: { code: 'qualiopi', about: actions.join(',') } } };
}

function entitled({ habilitations_france_competence: held }: z.infer<typeof data>): Said {
  const codes = (held ?? []).flatMap(({ code, actif }) => (code && actif ? [code] : []));
  if (codes.length === 0) return {};
  return { 'carif_oref.france_competence': { statement: { code: 'france_competences', about: codes.join(',') } } };
}

type Said = Record<string, SaidOfSource>;
