import type { ReactNode } from 'react';
import { SourceBadge } from '@/components/layout/source-badge';
import { type Block, type FileReference, type PrintedFile, webAddress } from '@/lib/fields/blocks';
import { fieldText } from '@/lib/text/fields';
import { formatSize } from '@/lib/text/format';
import { fileHref } from './file-href';

/** A file in a list; where the page says nothing else, a link that fetches it. */
type DrawFile = (file: PrintedFile) => ReactNode;

type BlocksProps = { blocks: readonly Block[]; drawFile?: DrawFile | undefined };

/** Draws on screen what an answer means; `pdf.tsx` draws the same blocks on paper. */
export function Blocks({ blocks, drawFile = linkToFile }: BlocksProps) {
  const [first, ...others] = blocks;
  return (
    <>
      {first && <FirstBlock block={first} drawFile={drawFile} />}
      {others.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of an answer never move
        <BlockView key={index} block={block} drawFile={drawFile} />
      ))}
    </>
  );
}

/** An answer begins in its line: Orca passes over what a description (`dd`) holds when that begins with a paragraph or a list. */
type BlockProps = { block: Block; drawFile: DrawFile };

function FirstBlock({ block, drawFile }: BlockProps) {
  switch (block.kind) {
    case 'paragraph':
      return <span className="pm-typed">{block.text}</span>;
    case 'subtitle':
      return <span className="fr-text--bold">{block.text}</span>;
    case 'pair':
      return <span className="pm-typed">{fieldText.pair(block.label, block.value)}</span>;
    case 'link':
      return <WebLink href={block.href} text={block.text} />;
    case 'files':
      return (
        <>
          {fieldText.fileCount(block.files.length)}
          <FileList files={block.files} drawFile={drawFile} />
        </>
      );
    default:
      return <BlockView block={block} drawFile={drawFile} />;
  }
}

function BlockView({ block, drawFile }: BlockProps) {
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
          <WebLink href={block.href} text={block.text} />
        </p>
      );
    case 'badge':
      return <p className={`fr-badge fr-badge--no-icon ${BADGE_CLASS[block.tone]}`.trim()}>{block.text}</p>;
    case 'missing':
      return <SourceBadge source="missing">{block.text}</SourceBadge>;
    case 'files':
      return <FileList files={block.files} drawFile={drawFile} />;
    case 'table':
      return <TableView caption={block.caption} columns={block.columns} rows={block.rows} />;
  }
}

const BADGE_CLASS = { green: 'fr-badge--success', blue: 'fr-badge--info', grey: '', red: 'fr-badge--error' } as const;

function WebLink({ href, text }: { href: string; text: string }) {
  return webAddress(href) ? <a href={href}>{text}</a> : text;
}

function FileList({ files, drawFile }: { files: readonly PrintedFile[]; drawFile: DrawFile }) {
  return (
    <ul aria-label={fieldText.filesGiven}>
      {files.map((file) => (
        <li key={file.id}>{drawFile(file)}</li>
      ))}
    </ul>
  );
}

const linkToFile = ({ id, name, sizeBytes }: FileReference) => (
  <a href={fileHref(id)} download>
    {name} ({formatSize(sizeBytes)})
  </a>
);

export function TableView({
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
