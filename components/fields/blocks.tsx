import { SourceBadge } from '@/components/layout/source-badge';
import type { Block, FileReference } from '@/lib/fields/blocks';
import { fieldText } from '@/lib/text/fields';
import { formatSize } from '@/lib/text/format';
import { fileHref } from './file-href';

/** Draws on screen what an answer means; `pdf.tsx` draws the same blocks on paper. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  const [first, ...others] = blocks;
  return (
    <>
      {first && <FirstBlock block={first} />}
      {others.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of an answer never move
        <BlockView key={index} block={block} />
      ))}
    </>
  );
}

/** An answer begins in its line: Orca passes over what a description (`dd`) holds when that begins with a paragraph or a list. */
function FirstBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <span className="pm-typed">{block.text}</span>;
    case 'subtitle':
      return <span className="fr-text--bold">{block.text}</span>;
    case 'pair':
      return <span className="pm-typed">{fieldText.pair(block.label, block.value)}</span>;
    case 'link':
      return <a href={block.href}>{block.text}</a>;
    case 'files':
      return (
        <>
          {fieldText.fileCount(block.files.length)}
          <FileList files={block.files} />
        </>
      );
    default:
      return <BlockView block={block} />;
  }
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <p className="pm-typed">{block.text}</p>;
    case 'subtitle':
      return <p className="pm-subtitle">{block.text}</p>;
    case 'pair':
      return <p className="pm-typed fr-mb-1v">{fieldText.pair(block.label, block.value)}</p>;
    case 'link':
      return (
        <p>
          <a href={block.href}>{block.text}</a>
        </p>
      );
    case 'badge':
      return <p className={`fr-badge fr-badge--no-icon ${BADGE_CLASS[block.tone]}`.trim()}>{block.text}</p>;
    case 'missing':
      return <SourceBadge source="missing">{block.text}</SourceBadge>;
    case 'files':
      return <FileList files={block.files} />;
    case 'table':
      return <TableView caption={block.caption} columns={block.columns} rows={block.rows} />;
  }
}

const BADGE_CLASS = { green: 'fr-badge--success', blue: 'fr-badge--info', grey: '', red: 'fr-badge--error' } as const;

function FileList({ files }: { files: readonly FileReference[] }) {
  return (
    <ul aria-label={fieldText.filesGiven}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={fileHref(file.id)} download>
            {file.name} ({formatSize(file.sizeBytes)})
          </a>
        </li>
      ))}
    </ul>
  );
}

function TableView({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly string[];
  rows: readonly string[][];
}) {
  return (
    <div className="fr-table fr-table--no-caption fr-table--sm fr-my-0">
      <table>
        <caption>{caption}</caption>
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
          {rows.map((row, rank) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of an answer never move
            <tr key={rank}>
              {row.map((cell, column) => (
                <td key={columns[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
