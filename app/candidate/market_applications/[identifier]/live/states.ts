/** How far a page of the form is, as its badge says it. */
export type StateInWords = { tone: 'done' | 'started' | 'to_do' | 'to_mend'; text: string };
