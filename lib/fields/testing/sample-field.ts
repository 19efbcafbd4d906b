import type { InputType } from '@/lib/catalogue';
import type { FieldContext, FieldFile } from '@/lib/fields/field-type';

/** A field of this type, for tests. */
export function sampleField(inputType: InputType, options: FieldContext['options'] = {}) {
  return {
    key: 'categorie_section_champ',
    label: 'Ce que l’on demande',
    help: '',
    legalReference: null,
    unfavourableWhenYes: false,
    mayNotApply: false,
    options,
    inputType,
  };
}

/** A file in this slot; `rank` tells it from others. */
export function sampleFile(slot: string, rank = 1): FieldFile {
  return {
    id: `0b4e7a86-93b7-4a2d-8f5c-0f5d1f0a1c0${rank}`,
    name: `fichier-${rank}.pdf`,
    sizeBytes: 10,
    sha256: 'ab'.repeat(32),
    scanState: 'not_scanned',
    slot,
  };
}
