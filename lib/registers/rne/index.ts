import { z } from 'zod';
import type { SaidOfSource } from '@/db/schema/registers';
import { fromApiEntreprise, group } from '@/lib/registers/api-entreprise/api-entreprise';
import { AUDITOR, asText, personName, shown } from '@/lib/registers/said';

const text = z.string().nullish();

const extract = z.object({
  identite_entreprise: z
    .object({
      nom: text,
      prenoms: z.array(text).nullish(),
      adresse_siege_social: z
        .object({ voie: text, complement: text, code_postal: text, commune: text, pays: text })
        .nullish(),
    })
    .nullish(),
  dirigeants_et_associes: z.array(z.object({ qualite: text, nom: text, prenom: text })).nullish(),
  diffusion_insee: z.boolean().nullish(),
});

/** The « registre national des entreprises »: who runs the firm, and where it sits. Associations are not in it. Public. */
export const rne = fromApiEntreprise({
  key: 'rne',
  path: '/v3/inpi/rne/unites_legales/{siren}/extrait_rne',
  gives: ['rne.first_name_last_name', 'rne.head_office_address'],
  limit: group('inpi_rne_extrait', 15),
  isProtected: false,
  isIdentity: true,
  data: extract,
  // A firm that asked the Insee not to be shown is not shown here either.
  read: (data) => ({
    state: 'found',
    said: data.diffusion_insee === false ? {} : { ...managersOf(data), ...addressOf(data) },
  }),
});

type Extract = z.infer<typeof extract>;
type Said = Record<string, SaidOfSource>;

/** Several may sign: proposed, never picked. A sole trader is its own manager. */
function managersOf({ identite_entreprise: firm, dirigeants_et_associes: managers }: Extract): Said {
  const named = (managers ?? []).filter(({ qualite }) => !AUDITOR.test(qualite ?? ''));
  const names = named.flatMap(({ prenom, nom }) => personName(prenom, nom) ?? []);
  const own = personName(firm?.prenoms?.[0], firm?.nom);
  const choices = [...new Set(names.length > 0 ? names : own ? [own] : [])];
  return choices.length > 0 ? { 'rne.first_name_last_name': { choices } } : {};
}

function addressOf({ identite_entreprise: firm }: Extract): Said {
  const { voie, complement, code_postal: code, commune, pays } = firm?.adresse_siege_social ?? {};
  const town = [shown(code), shown(commune)].filter(Boolean).join(' ');
  const abroad = shown(pays) && !/^france$/i.test(pays ?? '') ? shown(pays) : undefined;
  const lines = [shown(complement), shown(voie), town, abroad].filter(Boolean);
  const value = asText(shown(voie) ? lines.join(', ').slice(0, 255) : undefined);
  return value ? { 'rne.head_office_address': value } : {};
}
