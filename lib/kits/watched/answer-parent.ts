/** What a watched process says: `fault` when its program failed. */
export type Reply<Answer> = { answer: Answer } | { fault: string };

/**
 * The program of a watched process: one question after another, until the process that started it is gone. `inWords` says
 * what a failure was, in words that may be written to a log.
 */
export function answerParent<Question, Answer>(
  work: (question: Question) => Promise<Answer>,
  inWords: (error: Error) => string = (error) => `${error.name}: ${error.message}`,
): void {
  process.on('message', async (question: Question) => {
    const reply: Reply<Answer> = await work(question).then(
      (answer) => ({ answer }),
      (error: Error) => ({ fault: inWords(error) }),
    );
    process.send?.(reply);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}
