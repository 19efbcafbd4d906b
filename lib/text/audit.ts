type Problem = { kind: string; position: number | null; until?: number; auditId: string | null };

const WHAT: Record<string, (problem: Problem) => string> = {
  changed: ({ auditId }) => `la ligne ${auditId} a été changée, ou n’a pas été écrite par l’application`,
  missing: ({ auditId }) => `la ligne ${auditId} a disparu`,
  misplaced: ({ auditId }) => `la ligne ${auditId} n’est pas à sa place, ou son maillon a été réécrit`,
  links_missing: ({ until, position }) =>
    until === position ? 'le maillon a disparu' : `les maillons jusqu’au rang ${until} ont disparu`,
  unchained: ({ auditId }) => `la ligne ${auditId} n’est dans aucun maillon : elle a été ajoutée à la main`,
  cut: ({ until }) =>
    until === undefined
      ? 'la chaîne n’est pas celle dont la fin a été notée'
      : `la fin du journal a été coupée : il allait jusqu’au rang ${until}`,
};

/** What is said of the audit log itself. */
export const auditText = {
  problem: (problem: Problem): string => {
    const where = problem.position === null ? '' : `Rang ${problem.position} : `;
    const sentence = WHAT[problem.kind]?.(problem) ?? problem.kind;
    return `${where}${where ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1)}.`;
  },
  verified: (problems: number): string => {
    if (problems === 0) return 'Le journal est entier : rien n’a été changé, retiré, ajouté ni déplacé.';
    return problems === 1
      ? 'Le journal a été altéré : 1 anomalie.'
      : `Le journal a été altéré : ${problems} anomalies.`;
  },
};
