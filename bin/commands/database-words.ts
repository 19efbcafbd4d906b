import { databaseErrorIn } from '@/db/connection/database-error';
import { MayNotMigrate } from '@/db/migrate';

/**
 * Reasons for which a database cannot be used, by SQLSTATE (PostgreSQL, appendix A) or code of the system, in the words of
 * the operator who has to mend them. Each goes on from « DATABASE_URL : ».
 */
const REASONS: Record<string, string> = {
  '28P01': 'le mot de passe est refusé',
  '28000': 'la connexion est refusée à ce rôle (rôle inconnu, sans LOGIN, ou pg_hba.conf)',
  '3D000': 'cette base de données n’existe pas',
  '42501': 'ce rôle n’a pas les droits nécessaires (docs/deployment, « Deux rôles »)',
  '42P01': 'les tables de cette version manquent : lancez « npm run migrate », ou démarrez l’application',
  '42703': 'les tables sont celles d’une autre version : lancez « npm run migrate », ou démarrez l’application',
  '3F000': 'les tables de cette version manquent : lancez « npm run migrate », ou démarrez l’application',
  '53100': 'le disque du serveur PostgreSQL est plein',
  '53200': 'le serveur PostgreSQL manque de mémoire',
  '53300': 'le serveur PostgreSQL a trop de connexions (max_connections)',
  '55P03': 'une autre opération retient les tables : recommencez dans un instant',
  '57014': 'la requête a été interrompue : elle durait trop longtemps (statement_timeout)',
  '57P01': 'le serveur PostgreSQL s’arrête : recommencez dans un instant',
  '57P02': 'le serveur PostgreSQL s’est arrêté de façon inattendue : recommencez dans un instant',
  '57P03': 'le serveur PostgreSQL démarre : recommencez dans un instant',
  '25006': 'cette base est en lecture seule : c’est une copie (standby), ou elle est réglée ainsi',
  '0A000': 'ce serveur PostgreSQL ne sait pas faire ce qui est demandé : il en faut un de la version 15 au moins',
  ECONNREFUSED: 'aucun serveur n’écoute à cette adresse',
  ECONNRESET: 'le serveur a coupé la connexion',
  ETIMEDOUT: 'le serveur ne répond pas',
  CONNECT_TIMEOUT: 'le serveur ne répond pas',
  CONNECTION_CLOSED: 'le serveur a coupé la connexion',
  CONNECTION_ENDED: 'le serveur a coupé la connexion',
  ENOTFOUND: 'ce nom de serveur n’existe pas',
  EAI_AGAIN: 'le nom du serveur ne peut pas être résolu en ce moment',
  EHOSTUNREACH: 'le serveur n’est pas joignable',
  ENETUNREACH: 'le serveur n’est pas joignable',
  ENOENT: 'aucun serveur n’écoute à cette adresse (socket absente)',
};

/**
 * One line that says why the database cannot be used, without a query nor what it carried; undefined for an error that is
 * not the database's. Recognised by its shape: the driver's classes have other names once they are bundled.
 */
export function databaseProblem(error: unknown): string | undefined {
  if (error instanceof MayNotMigrate) {
    const { migrations } = error;
    const waiting = migrations > 1 ? `${migrations} migrations attendent` : 'une migration attend';
    return `DATABASE_URL : ${waiting}, et ce rôle n’a pas le droit de modifier les tables : lancez « npm run migrate » avec le rôle qui les possède.`;
  }
  const code = codeOf(error);
  if (code === undefined) return undefined;
  const reason = REASONS[code] ?? 'la base de données ne peut pas être utilisée';
  return `DATABASE_URL : ${reason} (${code}).`;
}

/** The code of an error of the database or of the way to it. */
function codeOf(error: unknown): string | undefined {
  const reported = databaseErrorIn(error)?.code;
  if (reported !== undefined) return reported;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const isOfTheWay = code !== undefined && (/^CONNECT/.test(code) || ('syscall' in error && /^E[A-Z]/.test(code)));
  return isOfTheWay ? code : codeOf(error.cause);
}
