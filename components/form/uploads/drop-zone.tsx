import { type DragEvent, type ReactNode, type RefObject, useState } from 'react';

type Props = {
  children: ReactNode;
  zone: RefObject<HTMLDivElement | null>;
  onFiles: (files: File[]) => void;
  /** A folder cannot be sent. */
  onFolder: (folder: File) => void;
};

/** Takes the files that are dropped on it. For a mouse only: the input in it does the same for everybody. */
export function DropZone({ children, zone, onFiles, onFolder }: Props) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const leave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const { folders, files } = sort(event.dataTransfer);
    if (files.length > 0) onFiles(files);
    for (const folder of folders) onFolder(folder);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut to the input inside.
    <div
      ref={zone}
      className={`fr-upload-group fr-mb-3w pm-drop ${isOver ? 'pm-drop--over' : ''}`.trim()}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={leave}
      onDrop={drop}
    >
      {children}
    </div>
  );
}

function sort({ items, files }: DataTransfer): { folders: File[]; files: File[] } {
  const isFolder = [...items]
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry?.()?.isDirectory === true);
  return {
    folders: [...files].filter((_, index) => isFolder[index]),
    files: [...files].filter((_, index) => !isFolder[index]),
  };
}
