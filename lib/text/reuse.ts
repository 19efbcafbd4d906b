import { formatCount, formatDate } from './format';

/** Of answers of an earlier application, proposed and taken. */
export const reuseText = {
  /** Above the questions of a page. */
  several: (count: number) =>
    `Vous avez déjà répondu à ${count} questions de cette page dans une candidature précédente`,
  confirm:
    'Relisez chaque réponse sous sa question : une fois reprise, elle vous engage comme les autres, et reste modifiable. Ce que vous avez déjà rempli ne change pas.',
  takeAll: (count: number) => `Reprendre ${formatCount(count, 'réponse', 'réponses')}`,
  /** « Votre réponse du 3 juin 2026, candidature au marché « Entretien » » */
  origin: (at: Date, market: string, isSameBuyer: boolean) =>
    `Votre réponse du ${formatDate(at)} pour « ${market} »${isSameBuyer ? ' (même acheteur)' : ''} :`,
  stillValid: 'Vérifiez qu’elle est encore valable.',
  whole: 'Voir toute la réponse',
  take: 'Reprendre cette réponse',
  /** Beside an answer that was taken, as long as nothing else is typed. */
  taken: (at: Date, market: string) =>
    `Reprise de votre candidature du ${formatDate(at)} pour « ${market} ». Vérifiez qu’elle est toujours exacte ; pour la changer, répondez autrement.`,
} as const;
