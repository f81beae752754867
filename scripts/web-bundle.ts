import type { Plugin, Rolldown } from 'vite'

/** Libraries that export hundreds of parts from one file, and the pattern by which that file names the file of each part. */
const barrels: Readonly<Record<string, RegExp>> = {
  '@mantine/core': /import \{ (?<names>[\w, ]+) \} from "\.(?<file>[^"]+)"/g,
  '@mantine/hooks': /import \{ (?<names>[\w, ]+) \} from "\.(?<file>[^"]+)"/g,
  '@mantine/notifications': /import \{ (?<names>[\w, ]+) \} from "\.(?<file>[^"]+)"/g,
  '@tabler/icons-react': /export \{ default as (?<names>\w+) \} from '\.(?<file>[^']+)'/g,
}
const IMPORT = /import \{([^}]*)\} from ['"](@mantine\/(?:core|hooks|notifications)|@tabler\/icons-react)['"];?/g

interface Part {
  readonly path: string
  readonly isDefault: boolean
}

/**
 * Imports each part of a large library from the file that defines it, so that the graph of modules shows which parts a page needs; through the one
 * file that exports everything, every page would seem to need all.
 */
export function directImports(): Plugin {
  const parts = new Map<string, Map<string, Part>>()
  return {
    name: 'direct-imports',
    enforce: 'pre',
    async buildStart() {
      for (const [library, pattern] of Object.entries(barrels)) {
        const index = await this.resolve(library)
        if (!index) throw new Error(`${library} is not installed`)
        const text = await this.fs.readFile(index.id, { encoding: 'utf8' })
        const folder = index.id.slice(0, index.id.lastIndexOf('/'))
        const isDefault = pattern.source.includes('default')
        const found = [...text.matchAll(pattern)].flatMap(({ groups: { names = '', file = '' } = {} }) =>
          names.split(', ').map((name): [string, Part] => [name, { path: folder + file, isDefault }]),
        )
        parts.set(library, new Map(found))
      }
    },
    transform(code, id) {
      if (!/\.m?[jt]sx?$/.test(id)) return undefined
      const direct = code.replaceAll(IMPORT, (_whole, names: string, library: string) => {
        const wanted = names.split(',').flatMap((name) => name.trim() || [])
        return wanted.map((name) => statement(name, library, parts.get(library)?.get(name))).join(';')
      })
      return direct === code ? undefined : { code: direct, map: null }
    },
  }
}

function statement(name: string, library: string, part: Part | undefined): string {
  if (name.startsWith('type ')) return ''
  if (!part) return `import { ${name} } from '${library}'`
  return part.isDefault ? `import ${name} from '${part.path}'` : `import { ${name} } from '${part.path}'`
}

/** Gives each component of Mantine its own style sheet, so that a page loads the styles of the components that it draws. They are in a layer: our own win. */
export function componentStyles(): Plugin {
  return {
    name: 'component-styles',
    async transform(code, id) {
      const name = /@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/.exec(id)?.[1]
      const styles = name && (await this.resolve(`@mantine/core/styles/${name}.layer.css`))
      return styles ? { code: `import '@mantine/core/styles/${name}.layer.css'\n${code}`, map: null } : undefined
    },
  }
}

/**
 * Takes the drawn scroll bars of tables out of the bundle: the theme lets every table scroll natively, and they alone would bring the placing of
 * floating elements into the first load.
 */
export function nativeTables(): Plugin {
  return {
    name: 'native-tables',
    transform(code, id) {
      if (!id.endsWith('/TableScrollContainer.mjs')) return undefined
      const native = code.replace(
        '{ ScrollArea } from "../ScrollArea/ScrollArea.mjs"',
        '{ NativeScrollArea as ScrollArea } from "../ModalBase/NativeScrollArea.mjs"',
      )
      if (native === code) throw new Error('the tables of this Mantine import their scroll bars from another file')
      return { code: native, map: null }
    },
  }
}

/** The modules that some modules import, and those that these import, without what is loaded later. */
function closureOf(starts: readonly string[], graph: Rolldown.ChunkingContext): ReadonlySet<string> {
  const seen = new Set<string>()
  const open = [...starts]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
  }
  return seen
}

/** A file of the bundle: everything that some modules need before they can draw. */
export interface Load {
  readonly name: string
  readonly of: readonly string[]
}

/** Puts what is always loaded together into one file: a module belongs to the first load that needs it. */
export function loads(each: readonly Load[]): Exclude<Rolldown.OutputOptions['codeSplitting'], undefined> {
  let closures: readonly { readonly name: string; readonly modules: ReadonlySet<string> }[] | undefined
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'loads',
        name: (id, context) => {
          closures ??= each.map(({ name, of }) => ({ name, modules: closureOf(of, context) }))
          return closures.find(({ modules }) => modules.has(id))?.name ?? null
        },
      },
    ],
  }
}
