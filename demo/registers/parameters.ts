import { type OfficialError, wrong } from './errors';
import { isSiren, isSiret } from './luhn';
import type { Identifiers } from './operations';

/** Checks what every call must say, as the provider does; every error at once. */
export function checkParameters(ids: Identifiers, query: URLSearchParams): OfficialError[] {
  return [...missing(query), ...wrongRecipient(ids, query.get('recipient') ?? ''), ...wrongIdentifiers(ids)];
}

function missing(query: URLSearchParams): OfficialError[] {
  const codes = { context: '00201', object: '00202', recipient: '00203' };
  return Object.entries(codes).flatMap(([name, code]) =>
    query.get(name)?.trim() ? [] : wrong(code, name, `Le paramètre ${name} est obligatoire`),
  );
}

/** A call is made for a buyer, who cannot be the firm that it is about. */
function wrongRecipient({ siret, siren }: Identifiers, recipient: string): OfficialError[] {
  if (recipient.trim() === '') return [];
  if (!isSiret(recipient)) return [wrong('00210', 'recipient', "Le paramètre recipient n'est pas un siret valide")];
  if (recipient !== siret && recipient.slice(0, 9) !== siren) return [];
  const title = 'Le paramètre recipient est identique au SIRET/SIREN appelé.';
  return [
    wrong(
      '00211',
      'recipient',
      "Le paramètre recipient est identique au SIRET/SIREN appelé, or ce paramètre de traçabilité doit correspondre au SIRET de l'organisation publique habilitée à utiliser la donnée. Si vous êtes une collectivité ou une administration, ce paramètre doit donc être votre numéro de SIRET ; si vous êtes un éditeur, il s'agit du SIRET de l'organisation publique cliente demandant la donnée.",
      title,
    ),
  ];
}

function wrongIdentifiers({ siret, siren, year }: Identifiers): OfficialError[] {
  const errors: OfficialError[] = [];
  if (siren !== undefined && !isSiren(siren))
    errors.push(wrong('00301', 'siren', "Le numéro de siren n'est pas correctement formatté"));
  if (siret !== undefined && !isSiret(siret))
    errors.push(wrong('00302', 'siret', "Le numéro de siret n'est pas correctement formatté"));
  if (year !== undefined && !/^\d{4}$/.test(year))
    errors.push(wrong('00307', 'year', "L'année n'est pas correctement formatée"));
  return errors;
}
