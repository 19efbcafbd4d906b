import { parseSync, Visitor, type VisitorObject } from 'oxc-parser';

/** What is measured of one file. Lines are those of code: neither blank nor comment. */
export type Source = {
  /** The text, with spaces in the place of its comments. */
  code: string;
  lines: number;
  /** Lines of each function that has a name; those without one are part of the function that holds them. */
  readonly functions: number[];
  /** What it loads when it is loaded, as written: imports and re-exports, types and `import()` apart. */
  imports: string[];
};

/** Reads one file of TypeScript or JavaScript. Throws when it cannot be parsed. */
export function readSource(file: string, text: string): Source {
  const parsed = parseSync(file, text);
  const { module, comments, errors } = parsed;
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const code = comments.reduce((rest, { start, end }) => blank(rest, start, end), text);
  const loaded = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({ moduleRequest, entries })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.map((entry) => ({ moduleRequest: entry.moduleRequest, entries: [entry] })),
    ),
  ].filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType));
  const imports = new Set(loaded.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []));
  return {
    code,
    lines: linesOf(code),
    imports: [...imports],
    // On demand: the tree costs more than all the rest.
    get functions() {
      const lengths: number[] = [];
      new Visitor(named(({ start, end }) => lengths.push(linesOf(code.slice(start, end))))).visit(parsed.program);
      return lengths;
    },
  };
}

const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ') + text.slice(end);

/** A line that holds only the braces of a JSX comment is none of code. */
const linesOf = (code: string): number => code.split('\n').filter((line) => !/^\s*(\{\s*\})?\s*$/.test(line)).length;

type Span = { start: number; end: number };

/** Visits declared functions, methods, and functions that a variable or a member of an object holds. */
function named(found: (span: Span) => void): VisitorObject {
  const isFunction = ({ type }: { type: string }) => /^(Arrow)?Function(Expression)?$/.test(type);
  const value = (node: { value: (Span & { type: string }) | null } & Span) => {
    if (node.value && isFunction(node.value)) found(node);
  };
  const variable = (node: { init: { type: string } | null } & Span) => {
    if (node.init && isFunction(node.init)) found(node);
  };
  return {
    FunctionDeclaration: found,
    MethodDefinition: value,
    PropertyDefinition: value,
    Property: value,
    VariableDeclarator: variable,
  };
}
