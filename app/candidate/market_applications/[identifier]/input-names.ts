/** In a form and in an address: one corrects something from the summary, and goes straight back there. */
export const BACK_INPUT = 'retour';

/** In the form of the summary: what was read there. */
export const READ_INPUT = 'lu';
