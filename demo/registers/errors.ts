import { randomUUID } from 'node:crypto';
import { operations, type ProtectedName } from './operations';

/** What is sent back. `cutAt`: the connection ends after so many bytes. */
export type Answer = { status: number; headers: Record<string, string>; body: string | Buffer; cutAt?: number };

export const json = (status: number, content: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(content),
});

export type OfficialError = {
  code: string;
  title: string;
  detail: string;
  source: { parameter: string } | null;
  meta: Record<string, unknown>;
};

export const refusal = (status: number, errors: OfficialError[], headers: Record<string, string> = {}): Answer =>
  json(status, { errors }, headers);

const error = (code: string, title: string, detail: string, meta: Record<string, unknown> = {}): OfficialError => ({
  code,
  title,
  detail,
  source: null,
  meta,
});

/** An error about one parameter. */
export const wrong = (
  code: string,
  parameter: string,
  detail: string,
  title = 'Entité non traitable',
): OfficialError => ({
  ...error(code, title, detail),
  source: { parameter },
});

export const badToken = (): Answer =>
  refusal(401, [wrong('00101', 'token', "Votre token n'est pas valide ou n'est pas renseigné", 'Interdit')]);

export const alreadyRunning = (): Answer =>
  refusal(409, [
    error(
      '00015',
      'Conflit',
      "Une requête associé à votre jeton est déjà en cours de traitement pour ces paramètres. Veuillez attendre la fin du traitement avant d'effectuer une nouvelle requête.",
    ),
  ]);

/** Too many calls: to be tried again once the window is over. Both times are epochs, in milliseconds. */
export const quota = (resetAt: number, now: number): Answer =>
  refusal(429, [error('00429', 'Trop de requêtes', 'Vous avez effectué trop de requêtes')], {
    'Retry-After': String(Math.max(1, Math.ceil((resetAt - now) / 1000))),
  });

export const internal = (): Answer =>
  refusal(500, [
    error(
      '00500',
      'Erreur interne',
      "Une erreur interne a été détectée, l'équipe d'API Entreprise a été notifié de l'erreur.",
    ),
  ]);

export const networkDown = (): Answer =>
  refusal(504, [
    error(
      '00501',
      'Erreur réseau',
      "Problème de connexion au serveur distant. L'erreur peut venir soit du fournisseur, soit de API Entreprise. Il s'agit souvent d'une erreur temporaire.",
      { retry_in: 10 },
    ),
  ]);

export const linkExpired = (): Answer =>
  refusal(410, [error('00403', 'Lien expiré', 'Le lien de téléchargement est expiré.')]);

/** Errors of one provider, whose code starts with its own two digits. */
export function providerErrors(name: ProtectedName) {
  const { code, provider } = operations[name];
  const own = (status: number, end: string, title: string, detail: string, meta: Record<string, unknown> = {}) =>
    refusal(status, [error(`${code}${end}`, title, detail, { provider, ...meta })]);
  return {
    own,
    unknown: () =>
      own(
        404,
        '003',
        'Entité non trouvée',
        "Le ou les paramètre(s) d'entrée n'existent pas, ne sont pas connus, ou ne comportent aucune information pour cet appel. Veuillez vérifier que votre recherche est couverte par le périmètre de l'API.",
      ),
    undisclosed: () =>
      own(451, '005', 'Indisponible pour des raisons légales', "Cette entité n'est accessible par aucun organisme."),
    broken: () =>
      own(
        502,
        '999',
        'Erreur inconnue du fournisseur de données',
        "La réponse retournée par le fournisseur de données est invalide et inconnue de notre service. L'équipe technique a été notifiée de cette erreur pour investigation.",
      ),
    timeout: () =>
      own(504, '002', 'Intermédiaire hors-délai', 'Temps d’attente d’une réponse du fournisseur de données écoulé.'),
  };
}

export const requestId = (): string => randomUUID();
