import type { TextLength } from '@/lib/input/plain-text';
import { formatDateTime } from './format';
import { tooLong } from './too-long';

/** What is said to those who manage editors' accounts. */

const members: Record<string, string> = {
  name: 'Le nom',
  completionWebhookUrl: 'L’adresse des webhooks',
  buyerReturnUrl: 'L’adresse de retour de l’acheteur',
  candidateReturnUrl: 'L’adresse de retour du candidat',
  maxLiveTokens: 'Le nombre de jetons',
  graceDays: 'Le délai',
  rateLimits: 'La liste des limites',
};

const violations: Record<string, string> = {
  missing: 'doit être rempli',
  markup: 'ne doit contenir ni HTML ni script',
  not_an_address: 'doit être une adresse complète, comme https://plateforme.example/chemin',
  not_https: 'doit commencer par https://',
  credentials: 'ne doit contenir ni nom d’utilisateur ni mot de passe',
  forbidden_port:
    'doit utiliser le port 443 ou un port supérieur à 1023 qui ne soit pas celui d’un service connu (base de données, messagerie…)',
  forbidden_address: 'ne doit pas mener à une adresse locale, privée ou réservée',
  fragment: 'ne doit pas contenir de fragment (#…)',
  out_of_range: 'est hors limites',
  not_rate_limits:
    'doit avoir la forme {"api":{"perHour":5000,"burst":200}}, avec token, api ou downloads, et des nombres de 1 à 1 000 000',
};

export const editorsText = {
  violation(member: string, code: string, length?: TextLength): string {
    const wrong = code === 'too_long' ? tooLong('fr', length) : violations[code];
    return `${members[member] ?? member} ${wrong ?? violations.out_of_range}.`;
  },
  nothingToChange: 'Aucune modification n’est demandée.',
  rotationUnderWay: (endsAt: Date) =>
    `Une rotation est déjà en cours : le secret précédent vaut jusqu’au ${formatDateTime(endsAt)}.`,
  noRotation: 'Aucune rotation n’est en cours.',
} as const;
