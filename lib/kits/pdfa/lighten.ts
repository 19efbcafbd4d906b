import type { PaperLine, PaperNode } from './paper-node';

type Attributes = Record<string, unknown>;
type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number };
type Run = { attributes: Attributes; glyphs?: unknown[]; positions?: Position[] } & Record<string, unknown>;
type Line = PaperLine & { runs: Run[] } & Record<string, unknown>;

/** All that a drawing reads of the attributes of a run: there are some thirty more. */
const DRAWN = ['font', 'fontSize', 'color', 'opacity', 'link', 'attachment', 'backgroundColor'];

/** Takes from laid-out texts what is only needed to lay them out: nine tenths of what they hold. */
export function lightener(): (node: PaperNode) => PaperNode {
  const positions = new Map<string, Position>();
  const lighten = (node: PaperNode): PaperNode => {
    if (node.type !== 'TEXT') return node.children ? { ...node, children: node.children.map(lighten) } : node;
    const lines = (node.lines as Line[] | undefined)?.map((line) => lightLine(line, positions));
    return { ...node, children: [], ...(lines && { lines }) };
  };
  return lighten;
}

function lightLine(
  { box, ascent, overflowRight, decorationLines, runs }: Line,
  known: Map<string, Position>,
): PaperLine {
  const light = { box, ascent, overflowRight, decorationLines, runs: runs.map((run) => lightRun(run, known)) };
  return light;
}

function lightRun(
  { attributes, glyphs, positions, height, descent, xAdvance }: Run,
  known: Map<string, Position>,
): Run {
  const drawn = Object.fromEntries(DRAWN.map((name) => [name, attributes[name]]));
  return {
    attributes: drawn,
    glyphs,
    positions: positions?.map((each) => shared(each, known)),
    height,
    descent,
    xAdvance,
  } as Run;
}

/** Letters of a text stand at few distances from each other. */
function shared({ xAdvance, yAdvance, xOffset, yOffset }: Position, known: Map<string, Position>): Position {
  const key = `${xAdvance} ${yAdvance} ${xOffset} ${yOffset}`;
  const found = known.get(key) ?? { xAdvance, yAdvance, xOffset, yOffset };
  known.set(key, found);
  return found;
}
