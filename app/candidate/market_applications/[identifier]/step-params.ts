/** What the address of a step names: a page of its own, a whole category, or with `section` a page of a category. */
export type StepParams = { identifier: string; step: string; section?: string };

export const placeOfParams = ({ step, section }: Pick<StepParams, 'step' | 'section'>): string =>
  section === undefined ? step : `${step}/${section}`;
