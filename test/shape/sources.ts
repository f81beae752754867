import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** One source file: where it is, from the root of the project, and what it says. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** The files that match, in order of their paths. */
export const sources = (...patterns: readonly string[]): Source[] =>
  globSync([...patterns], { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** The modules that a file imports, in any of the ways there are. */
export const importsOf = ({ text }: Source): string[] =>
  [...text.matchAll(/^(?:import|export)\s[^'"`]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gms)].map(
    ([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '',
  )
