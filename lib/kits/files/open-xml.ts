import { fieldAction, isRemote } from './links';
import { refuse } from './refusal';
import { readXml } from './xml';
import { type Archive, readEntry } from './zip';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const MAX_LIST_BYTES = 5_000_000;
const MAX_PART_BYTES = 200_000_000;

/** What a main part is, by its content type. */
const KINDS: readonly [contentType: RegExp, kind: string][] = [
  [/wordprocessingml\.document\.main\+xml$/i, `${OPEN_XML}.wordprocessingml.document`],
  [/spreadsheetml\.sheet\.main\+xml$/i, `${OPEN_XML}.spreadsheetml.sheet`],
];
const MACRO_CONTENT = /macroEnabled|vbaProject|vbaData|macrosheet|intlmacrosheet/i;
const MACRO_RELATION = /\/(vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet)$/i;

/**
 * Judges an Office document by what its relationships and content types say (ECMA-376, part 2); its media type. One inside
 * another document may be of any type: a presentation does no harm there.
 */
export async function judgeOpenXml(archive: Archive, isInner: boolean): Promise<string> {
  const types = await readContentTypes(archive);
  const parts = archive.entries.filter(({ name }) => !name.endsWith('/') && name !== '[Content_Types].xml');
  const contentTypes = parts.map(({ name }) => types.of(name));
  if (contentTypes.some((type) => /sheet\.binary\.macroEnabled\.main/i.test(type))) refuse('xlsb');
  // A default that no part has, which some libraries declare, makes nothing of it.
  if (contentTypes.some((type) => MACRO_CONTENT.test(type))) refuse('macros');
  if (parts.some(({ name }) => /vba(project|data)|(^|\/)macrosheets\//i.test(name))) refuse('macros');
  const main = await readRelations(archive);
  const mainType = main === undefined ? '' : types.of(main);
  const kind = KINDS.find(([pattern]) => pattern.test(mainType))?.[1];
  if (!kind && !isInner) refuse(contentTypes.some((type) => /presentationml/i.test(type)) ? 'slides' : 'type');
  await checkLoading(archive);
  return kind ?? '';
}

/** [Content_Types].xml: the type of each part, by its name or else by its extension (10.1.2). */
async function readContentTypes(archive: Archive): Promise<{ of: (part: string) => string }> {
  const byName = new Map<string, string>();
  const byExtension = new Map<string, string>();
  readXml(await entryNamed(archive, '[content_types].xml'), {
    open: ({ name, attributes }) => {
      const type = attributes.get('ContentType') ?? '';
      if (name === 'Override') byName.set(partName(attributes.get('PartName') ?? ''), type);
      if (name === 'Default') byExtension.set((attributes.get('Extension') ?? '').toLowerCase(), type);
    },
  });
  return {
    of: (part) =>
      byName.get(partName(part)) ?? byExtension.get(/\.([^./]*)$/.exec(part)?.[1]?.toLowerCase() ?? '') ?? '',
  };
}

/** Names are compared without regard to case, and may be written with codes (9.1.1). */
function partName(name: string): string {
  const plain = name.replace(/%([0-9a-f]{2})/gi, (_found, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return plain.replace(/^\/+/, '').toLowerCase();
}

async function entryNamed(archive: Archive, name: string): Promise<Buffer> {
  const entry = archive.entries.find((one) => one.name.toLowerCase() === name);
  return entry ? readEntry(archive, entry, MAX_LIST_BYTES) : refuse('damaged');
}

/**
 * All relationships (9.3). Refuses macros, other formats that are imported on opening (altChunk), and whatever is fetched
 * from elsewhere; hyperlinks wait for a click, and Excel asks before it follows a link to another workbook. Returns the
 * name of the main part.
 */
async function readRelations(archive: Archive): Promise<string | undefined> {
  let main: string | undefined;
  for (const entry of archive.entries.filter(({ name }) => /\.rels$/i.test(name))) {
    readXml(await readEntry(archive, entry, MAX_LIST_BYTES), {
      open: ({ name, attributes }) => {
        if (name !== 'Relationship') return;
        const type = attributes.get('Type') ?? '';
        const target = attributes.get('Target') ?? '';
        if (MACRO_RELATION.test(type)) refuse('macros');
        if (/\/aFChunk$/i.test(type)) refuse('loads');
        const isExternal = attributes.get('TargetMode')?.toLowerCase() === 'external';
        const waits =
          /\/(hyperlink|externalLinkPath|xlExternalLinkPath\/\w+|externalLinkLongPath|xlPathMissing)$/i.test(type);
        if (isExternal && !waits && isRemote(target)) refuse('loads');
        if (/^_rels\/\.rels$/i.test(entry.name) && /\/officeDocument$/i.test(type)) main = partName(target);
      },
    });
  }
  return main;
}

/** Fields of Word and links of Excel that start a program (DDE) or ask an address. */
async function checkLoading(archive: Archive): Promise<void> {
  for (const entry of archive.entries) {
    if (!/\.xml$/i.test(entry.name) || entry.sizeBytes > MAX_PART_BYTES) continue;
    if (!/^(word\/|xl\/externallinks\/)/i.test(entry.name)) continue;
    const bytes = await readEntry(archive, entry, MAX_PART_BYTES);
    if (SUSPECT.some((word) => bytes.includes(word, 0, 'latin1') || bytes.includes(word, 0, 'utf16le')))
      checkFields(bytes);
  }
}

/** Element names cannot be written with codes; without one of these there is nothing to read. */
const SUSPECT = ['instrText', 'fldSimple', 'ddeLink', 'altChunk'];

function checkFields(bytes: Buffer): void {
  let instruction = '';
  let isInside = false;
  const act = (text: string) => {
    const action = fieldAction(text);
    if (action) refuse(action);
  };
  readXml(bytes, {
    open: ({ name, attributes }) => {
      if (name === 'ddeLink') refuse('formula');
      if (name === 'fldSimple') act(attributes.get('instr') ?? '');
      if (name === 'fldChar' && attributes.get('fldCharType') !== 'begin') act(instruction);
      if (name === 'fldChar') instruction = '';
      isInside = name === 'instrText';
    },
    text: (text) => {
      if (isInside) instruction += text;
    },
    close: () => {
      isInside = false;
    },
  });
  act(instruction);
}
