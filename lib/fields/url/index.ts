import type { FieldType } from '@/lib/fields/field-type';
import { noDocuments } from '@/lib/fields/one-text';
import { UrlForm } from './form';
import { readUrl } from './reading';
import { type Url, type UrlPosted, urlPosted, urlStored } from './schema';

/** The address of a web page. */
export const urlType: FieldType<UrlPosted, Url> = {
  effort: 'typed',
  fileSlots: [],
  posted: urlPosted,
  stored: urlStored,
  isAnswered: ({ url }) => url !== '',
  documentIds: noDocuments,
  Form: UrlForm,
  reading: readUrl,
  sample: { url: 'www.opqibi.example/entreprise/12345' },
};
