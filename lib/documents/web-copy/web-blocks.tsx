import type { Block, PrintedFile } from '@/lib/fields/blocks';
import { EXTENSIONS } from '@/lib/kits/files/media-types';
import { attestationText } from '@/lib/text/attestation';
import { formatSize } from '@/lib/text/format';

/** Draws as a page what `PaperBlocks` draws on paper. `hrefOf`: where a file can be fetched, when it can. */
export function WebBlocks({ blocks, hrefOf }: { blocks: readonly Block[]; hrefOf?: HrefOf | undefined }) {
  return [...blocks.entries()].map(([index, block]) => <WebBlock key={index} block={block} hrefOf={hrefOf} />);
}

export type HrefOf = (file: PrintedFile) => string;

function WebBlock({ block, hrefOf }: { block: Block; hrefOf: HrefOf | undefined }) {
  switch (block.kind) {
    case 'paragraph':
      return <p className="pm-typed">{block.text}</p>;
    case 'missing':
      return <p className="copy-quiet">{block.text}</p>;
    case 'badge':
      return <p className={`copy-badge copy-${block.tone}`}>{block.text}</p>;
    case 'subtitle':
      return <p className="pm-subtitle">{block.text}</p>;
    case 'pair':
      return (
        <p className="pm-typed">
          <span className="copy-quiet">{attestationText.labelled(block.label)}</span> {block.value}
        </p>
      );
    case 'link':
      return (
        <p className="pm-typed">
          <WebLink href={block.href} text={block.text} />
        </p>
      );
    case 'table':
      return <WebTable table={block} />;
    case 'files':
      return (
        <ul className="copy-files">
          {block.files.map((file) => (
            <WebFile key={file.id} file={file} hrefOf={hrefOf} />
          ))}
        </ul>
      );
  }
}

/** What may be clicked: a web page or an e-mail address; anything else is a text. */
function WebLink({ href, text }: { href: string; text: string }) {
  const isAddress = URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
  return isAddress ? <a href={href}>{text}</a> : text;
}

export function WebTable({ table: { caption, columns, rows } }: { table: Extract<Block, { kind: 'table' }> }) {
  return (
    // A table wider than the window is moved by itself, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
    <section className="copy-table" tabIndex={0} aria-label={caption || columns.join(', ')}>
      <table>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows.entries()].map(([rank, row]) => (
            <tr key={rank}>
              {[...row.entries()].map(([column, cell]) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function WebFile({ file, hrefOf }: { file: PrintedFile; hrefOf: HrefOf | undefined }) {
  const name = file.number ? attestationText.fileNumber(file.number, file.name) : file.name;
  const [type] = EXTENSIONS[file.mediaType ?? ''] ?? [];
  const scan = attestationText.scanStates[file.scanState];
  const facts = [...(type ? [type.toUpperCase()] : []), formatSize(file.sizeBytes), scan].join('  ·  ');
  return (
    <li>
      {hrefOf ? (
        <a href={hrefOf(file)} download>
          {name}
        </a>
      ) : (
        <strong>{name}</strong>
      )}
      <br />
      <span className={file.scanState === 'flagged' ? 'copy-alert' : 'copy-quiet'}>{facts}</span>
      {file.path && (
        <>
          <br />
          <span className="copy-quiet">{attestationText.fileInPackage(file.path)}</span>
        </>
      )}
      <br />
      <span className="copy-quiet copy-digest">{attestationText.fileDigest(file.sha256)}</span>
    </li>
  );
}
