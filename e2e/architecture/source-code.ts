import { parse } from '@babel/parser';

/** What a source file names from elsewhere, and how it asks for the time or the network. */
export type SourceCode = {
  /** Every module it names, types included. */
  imports: { specifier: string; line: number }[];
  /** Calls of the clock: `new Date()`, `Date.now()`, `performance.now()`. */
  clock: { line: number }[];
  /** Calls of `fetch`. */
  network: { line: number }[];
};

/**
 * Reads a TypeScript file. Babel's parser sees `import type` and `import('…').T` too,
 * which bundlers forget, and which tie rooms together all the same.
 */
export function readSourceCode(file: string, text: string): SourceCode {
  const code: SourceCode = { imports: [], clock: [], network: [] };
  visit(parseSource(file, text), (node) => {
    const line = node.loc.start.line;
    const specifier = moduleNamedBy(node);
    if (specifier !== null) code.imports.push({ specifier, line });
    if (asksTheClock(node)) code.clock.push({ line });
    if (isCallOf(node, 'fetch')) code.network.push({ line });
  });
  return code;
}

function parseSource(file: string, text: string): Node {
  try {
    return parse(text, {
      sourceType: 'module',
      // In a .ts file `<T>(x) => …` is a generic function; with JSX it would be an element.
      plugins: file.endsWith('.ts') ? ['typescript'] : ['typescript', 'jsx'],
      createImportExpressions: true,
    }).program as unknown as Node;
  } catch (error) {
    throw new Error(`${file} is no TypeScript: ${(error as Error).message}`, { cause: error });
  }
}

type Node = { type: string; loc: { start: { line: number } } } & Record<string, unknown>;

function visit(node: Node, meet: (node: Node) => void): void {
  meet(node);
  for (const child of Object.values(node).flat()) if (isNode(child)) visit(child, meet);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'loc' in value;
}

const NAMING_A_MODULE = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSExternalModuleReference',
]);

function moduleNamedBy(node: Node): string | null {
  if (NAMING_A_MODULE.has(node.type)) return textOf(node.source ?? node.expression);
  if (node.type === 'TSImportType') return textOf(node.argument);
  if (isCallOf(node, 'require')) return textOf((node.arguments as unknown[])[0]);
  return null;
}

function textOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'TSLiteralType') return textOf(node.literal);
  return node.type === 'StringLiteral' ? String(node.value) : null;
}

function asksTheClock(node: Node): boolean {
  const isDate = isNode(node.callee) && node.callee.name === 'Date';
  if (node.type === 'NewExpression') {
    return isDate && (node.arguments as unknown[]).length === 0;
  }
  if (node.type === 'CallExpression' && isDate) return true;
  if (node.type !== 'MemberExpression') return false;
  const { object, property } = node;
  return (
    isNode(object) &&
    isNode(property) &&
    (object.name === 'Date' || object.name === 'performance') &&
    property.name === 'now'
  );
}

function isCallOf(node: Node, name: string): boolean {
  const callee = node.callee;
  return node.type === 'CallExpression' && isNode(callee) && callee.name === name;
}
