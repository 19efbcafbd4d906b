import type { BadgeTone, Block, FileReference } from '@/lib/fields/blocks';
import type { FieldContext } from '@/lib/fields/field-type';
import { readFiles } from '@/lib/fields/files/reading';
import { fieldText } from '@/lib/text/fields';
import type { YesNo } from './schema';

/** In the exclusion grounds « oui » speaks against the firm; elsewhere it speaks for it and « non » says nothing. */
function toneOf(choice: 'yes' | 'no', field: FieldContext): BadgeTone {
  if (field.unfavourableWhenYes) return choice === 'yes' ? 'red' : 'green';
  return choice === 'yes' ? 'green' : 'grey';
}

export function readYesNo({ choice, text }: YesNo, field: FieldContext, documents: readonly FileReference[]): Block[] {
  const blocks: Block[] = [readChoice(choice, field)];
  if (text !== '') blocks.push({ kind: 'paragraph', text });
  return [...blocks, ...readFiles(documents)];
}

function readChoice(choice: YesNo['choice'], field: FieldContext): Block {
  if (!choice) return { kind: 'missing', text: fieldText.missing };
  return { kind: 'badge', tone: toneOf(choice, field), text: choice === 'yes' ? fieldText.yes : fieldText.no };
}
