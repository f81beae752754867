import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import type { Source } from './sources.ts'

/** The syntax tree of a file, with what it imports and exports. */
export const parse = ({ path, text }: Source) => parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' })

/** The modules that a file imports or hands on, values and types; what is loaded on demand runs later, and counts for nothing here. */
export function importedModules(source: Source): string[] {
  const { staticImports, staticExports } = parse(source).module
  const handedOn = staticExports.flatMap(({ entries }) => entries)
  return [...staticImports, ...handedOn].flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])
}

/** The file an import leads to, from the root of the project; nothing for a package. */
export function targetOf({ path }: Source, imported: string): string | undefined {
  if (imported.startsWith('#')) return `src/${imported.slice(1)}`
  return imported.startsWith('.') ? posix.join(posix.dirname(path), imported) : undefined
}

/** One function of a file, closures and components included. */
export interface FunctionSize {
  readonly path: string
  /** The line that it begins in, from 1. */
  readonly line: number
  readonly lines: number
  /** Its own name, or that of the variable or member it is given to. */
  readonly name: string
}

interface Named {
  readonly start: number
  readonly end: number
  readonly id: { readonly name?: string; readonly type?: string } | null
}

/** How long each function of a file is. */
export function functionsOf(source: Source): FunctionSize[] {
  const lineAt = (offset: number): number => source.text.slice(0, offset).split('\n').length
  const found: FunctionSize[] = []
  const names = new Map<number, string>()
  const enter = ({ start, end, id }: Named) => {
    const lines = source.text.slice(start, end).split('\n').length
    found.push({ path: source.path, line: lineAt(start), lines, name: id?.name ?? names.get(start) ?? 'a closure' })
  }
  new Visitor({
    VariableDeclarator: ({ id, init }) => void (init && id.type === 'Identifier' && names.set(init.start, id.name)),
    FunctionDeclaration: enter,
    FunctionExpression: enter,
    ArrowFunctionExpression: enter,
  }).visit(parse(source).program)
  return found
}
