import { isRemote } from './links';
import { refuse } from './refusal';
import { readXml } from './xml';
import { type Archive, readEntry, type ZipEntry } from './zip';

const TYPE = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/;
const MAX_LIST_BYTES = 5_000_000;
const MAX_PART_BYTES = 400_000_000;

/** A module of a Basic library, or a script in another language; not the empty lists that LibreOffice writes beside. */
const MACRO_PART = /^(Basic\/[^/]+\/(?!script-lb\.xml|dialog-lb\.xml)[^/]+\.xml$|Scripts\/.*[^/]$)/i;

/** Judges a document of OpenDocument 1.3 (part 2, 3.3: `mimetype` comes first, stored); its media type. */
export async function judgeOpenDocument(archive: Archive, mimetype: ZipEntry, isInner: boolean): Promise<string> {
  const { entries } = archive;
  const type = (await readEntry(archive, mimetype, 1_000)).toString('latin1').trim();
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
  if (entries.some(({ name }) => name === 'encrypted-package')) refuse('password');
  if (!TYPE.test(type) && !isInner) refuse('type');
  if (!manifest) refuse('damaged');
  readXml(await readEntry(archive, manifest, MAX_LIST_BYTES), {
    open: ({ name }) => {
      if (name === 'encryption-data') refuse('password');
    },
  });
  if (entries.some(({ name }) => MACRO_PART.test(name))) refuse('macros');
  const isContent = ({ name }: ZipEntry) => /(^|\/)(content|styles|meta|settings)\.xml$/i.test(name);
  if (!entries.some(({ name }) => name === 'content.xml')) refuse('damaged');
  for (const entry of entries.filter(isContent)) checkContent(await readEntry(archive, entry, MAX_PART_BYTES));
  return type;
}

/** Element and attribute names cannot be written with codes; without one of these there is nothing to read. */
const SUSPECT = ['event-listener', 'dde-', ':href', '<!ENTITY'];
/** Waits for a click, or LibreOffice asks first. */
const WAITING = new Set(['a', 'template', 'form', 'table-source', 'rdf']);

function checkContent(bytes: Buffer): void {
  if (!SUSPECT.some((word) => bytes.includes(word, 0, 'latin1') || bytes.includes(word, 0, 'utf16le'))) return;
  readXml(bytes, {
    open: ({ name, attributes }) => {
      const target = attributes.get('href') ?? '';
      if (/^dde-(source|link|connection-decl)$/.test(name)) refuse('formula');
      if (name === 'event-listener' && /^\s*(vnd\.sun\.star\.)?script:|^\s*macro:/i.test(target)) refuse('macros');
      if (!WAITING.has(name) && name !== 'event-listener' && isRemote(target)) refuse('loads');
    },
  });
}
