/** How far a part of the form is, as its badge says it. */
export type StateInWords = { tone: 'done' | 'started' | 'to_do' | 'to_mend'; text: string };

/** Name of a step among the parts; a section has its id. */
export const stepPart = (step: string) => `step ${step}`;
