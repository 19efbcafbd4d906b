/** What is wrong with an input: the codes, and the sentences that the server would say. */
export type Wrong = { codes: string[]; messages: string[] };

/** What else there is to say of what was typed in an input: what was understood, what is worth knowing. */
export type Notes = { understood: string | null; warning: string | null };

/** The rules of a form in the browser: those by which the server checks what is posted. */
export type Rules = {
  /** All that is wrong with a form as it stands, by name of input. */
  problemsIn: (form: HTMLFormElement) => Map<string, Wrong>;
  notesOn: (form: HTMLFormElement, name: string, typed: string) => Notes;
  /** The question that an input is of: what is wrong with one may be mended in another of the same. */
  questionOf: (name: string) => string;
  /** False where what is wrong is only that one has not finished: it is said when one posts. */
  tellsOnLeaving: boolean;
  /** Before the title of a page in which something is wrong. */
  titlePrefix: string;
};
