/**
 * One criterion of the RGAA 4.1.2 and what we found. « shown »: a test or the code itself proves it on every page;
 * « to confirm »: built for it and examined by machine, but no person using assistive technology has said so yet.
 */
export type Criterion = {
  number: `${number}.${number}`;
  asks: string;
  verdict: 'shown' | 'to_confirm' | 'not_applicable';
  evidence: string;
};

export type Topic = { title: string; criteria: readonly Criterion[] };
