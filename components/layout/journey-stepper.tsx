type JourneyStepperProps = {
  /** From 1. */
  currentStep: number;
  stepCount: number;
  /** « Étape 1 sur 4 ». */
  progress: string;
  /** Name of the current step. */
  title: string;
  /** « Étape suivante : » and its name; absent at the last step. */
  next?: { label: string; title: string };
};

/**
 * The DSFR's stepper. Its title is a paragraph, not the `h2` of the library: it stands above the page's `h1`, and
 * headings must come in order.
 */
export function JourneyStepper({ currentStep, stepCount, progress, title, next }: JourneyStepperProps) {
  return (
    <div className="fr-stepper">
      <p className="fr-stepper__title">
        {title} <span className="fr-stepper__state">{progress}</span>
      </p>
      <div className="fr-stepper__steps" data-fr-current-step={currentStep} data-fr-steps={stepCount} />
      {next && (
        <p className="fr-stepper__details">
          <span className="fr-text--bold">{next.label}</span> {next.title}
        </p>
      )}
    </div>
  );
}
