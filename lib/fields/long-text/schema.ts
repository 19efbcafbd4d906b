import { oneStoredText } from '@/lib/fields/one-text';
import { typedText } from '@/lib/input/plain-text';

/** Contract §5: our addition to the seed's text field. */
export const MAX_LONG_TEXT_CODE_POINTS = 10_000;

const paragraphs = typedText(MAX_LONG_TEXT_CODE_POINTS);

export const longTextStored = () => oneStoredText(paragraphs);
