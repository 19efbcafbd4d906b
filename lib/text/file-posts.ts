import type { ErrorCode } from '@/lib/errors';

const AGAIN = 'Le fichier n’a pas pu être enregistré : réessayez dans un instant.';

/** What a page says when a file could not be added or removed, for a reason that is not the file itself. */
export const filePostText: Record<ErrorCode, string> = {
  bad_request: 'Le fichier n’est pas arrivé en entier : ajoutez-le de nouveau.',
  unauthorized: 'Votre accès a pris fin : revenez par votre plateforme. Ce que vous avez enregistré est gardé.',
  forbidden: 'Cette demande ne vient pas de nos pages : rechargez la page, puis recommencez.',
  not_found: 'Ce fichier n’est plus là : rechargez la page.',
  conflict: 'Cette étape n’est pas ouverte, ou la candidature est déjà transmise : rechargez la page.',
  too_large: 'Cet envoi est trop volumineux : ajoutez un fichier à la fois.',
  unavailable:
    'Le service est momentanément indisponible : le fichier n’est pas enregistré. Réessayez dans un instant.',
  no_room: 'Notre espace est plein : le fichier n’est pas enregistré, rien d’autre n’est perdu. Réessayez plus tard.',
  method_not_allowed: AGAIN,
  unsupported: AGAIN,
  invalid: AGAIN,
  too_many: AGAIN,
  internal: AGAIN,
};
