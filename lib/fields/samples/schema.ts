import { z } from 'zod';
import { postedCards } from '@/lib/fields/cards';
import { postedText } from '@/lib/fields/posted-text';
import { storedCards } from '@/lib/fields/stored-cards';
import { documentIds, typedParagraphs } from '@/lib/fields/typed-members';

export const samplesPosted = z.strictObject({ samples: postedCards({ description: postedText }) });

const sample = z.object({ description: typedParagraphs, documents: documentIds });

/** Samples, as descriptions and photographs. */
export const samplesStored = () => z.object({ samples: storedCards(sample) });

export type SamplesPosted = z.infer<typeof samplesPosted>;
export type Samples = z.infer<ReturnType<typeof samplesStored>>;
