/** ANSSI, « Recommandations relatives à l’authentification multifacteur et aux mots de passe », R21: at least 12, better 15. */
export const MIN_PASSWORD_LENGTH = 12;
const MAX_PASSWORD_LENGTH = 200;
const MIN_OWN_CHARACTERS = 5;

/** What everybody tries first, in the keyboards and words of this country; years and counts go with the digits. */
const COMMON =
  /motdepasse|mdp|password|passw|pass|secret|azertyuiop|azerty|qsdfghjklm|qsdfgh|wxcvbn|qwertyuiop|qwerty|asdfghjkl|asdfgh|zxcvbnm|abcdefghijkl|abcdef|abc|administrateur|administrator|admin|root|user|test|demo|bonjour|bienvenue|welcome|hello|soleil|doudou|marseille|paris|france|loulou|chouchou|jetaime|iloveyou|letmein|monkey|dragon|football|superman|passemarche|marchepublic|marche|candidature|console/g;

/** Letters that people write as signs. */
const AS_LETTER: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

export type PasswordProblem = 'too_short' | 'too_long' | 'holds_email' | 'common';

/** Why this password is refused for this account; undefined when it is not. Any characters will do, spaces too. */
export function passwordProblem(password: string, email: string): PasswordProblem | undefined {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH) return 'too_short';
  if (length > MAX_PASSWORD_LENGTH) return 'too_long';
  if (holdsEmail(password.toLowerCase(), email)) return 'holds_email';
  return isCommon(password) ? 'common' : undefined;
}

function holdsEmail(password: string, email: string): boolean {
  const [name = ''] = email.toLowerCase().split('@');
  return password.includes(email.toLowerCase()) || (name.length >= 3 && password.includes(name));
}

/** True when nothing much is left without common words, runs of digits and repeats. */
function isCommon(password: string): boolean {
  const plain = password.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const asLetters = plain.replace(/[013457@$]/g, (sign) => AS_LETTER[sign] ?? sign);
  return [plain, asLetters].some(
    (text) =>
      new Set(
        text
          .replace(/[^\p{L}\p{N}]/gu, '')
          .replace(COMMON, '')
          .replace(/\d/g, ''),
      ).size < MIN_OWN_CHARACTERS && !isRandomDigits(password),
  );
}

/** Twenty digits drawn at random are as good as words. */
const isRandomDigits = (password: string) => /^\d{20,}$/.test(password) && new Set(password).size >= 8;
