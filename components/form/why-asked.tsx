type WhyAskedProps = {
  /** « Pourquoi cette question ? » */
  question: string;
  /** What is asked: tells apart, to who does not see the page, the many that a page may have. */
  about: string;
  answer: string;
};

/** The reason for a question, folded until one wants it; opens without scripts. */
export function WhyAsked({ question, about, answer }: WhyAskedProps) {
  return (
    <details className="pm-why">
      <summary>
        {question}
        <span className="fr-sr-only"> {about}</span>
      </summary>
      <p>{answer}</p>
    </details>
  );
}
