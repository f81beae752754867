import { type Document, isCollection, isMap, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { isObject, type Members } from '#fields/json-object.ts'
import { type Administered, hasVerb } from '../administered.ts'
import { administeredResources } from '../resources/all.ts'

/** One row that a bundle wants. */
export interface BundleEntry {
  readonly a: Administered
  readonly members: Members
  /** Its place in the file, e.g. `clients[0]`. */
  readonly place: string
  /** The line of a member, or of the entry where it has none. */
  readonly lineOf: (member?: string) => number
}

/** The faults of a bundle, each with its line. */
export class BadBundle extends Error {
  override name = 'BadBundle'
  /** Another request made or changed a row meanwhile, so another attempt may succeed. */
  readonly wasRaced: boolean
  constructor(faults: readonly string[], wasRaced = false) {
    super(faults.join('\n'))
    this.wasRaced = wasRaced
  }
}

const collectionName = ({ path }: Administered) => path.slice('/api/'.length)
/** The collections that a bundle may hold: rows of a tenant that administrators make and change, and that have a name of their own. */
const collections: ReadonlyMap<string, Administered> = new Map(
  administeredResources
    .filter((a) => /^\/api\/[a-z-]+$/.test(a.path) && a.resource.reach !== 'global' && hasVerb(a, 'create') && hasVerb(a, 'patch') && isNameable(a))
    .map((a) => [collectionName(a), a]),
)
function isNameable({ resource }: Administered): boolean {
  return resource.natural !== undefined || resource.fields[resource.key]?.writers === 'create'
}

/** Where the nodes of a document are. */
const linesOf = (document: Document, lines: LineCounter) => (path: readonly (string | number)[]) => {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String((key as { value?: unknown }).value ?? key) === step)
      offset = (pair?.key as Node | undefined)?.range?.[0] ?? offset
      node = pair?.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = (node as Node | undefined)?.range?.[0] ?? offset
    }
    if (!isCollection(node)) break
  }
  return lines.linePos(offset).line
}

/** The value of a document. Aliases are followed only now: one may lead nowhere, or repeat so much that the file could not be held. @throws {BadBundle} */
function readOutBundle(document: Document, placeAt: (offset: number) => string): unknown {
  const lost: string[] = []
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined)
        lost.push(`${placeAt(alias.range?.[0] ?? 0)}: *${alias.source} refers to nothing: put &${alias.source} before what it repeats`)
    },
  })
  if (lost.length > 0) throw new BadBundle(lost)
  try {
    return document.toJS()
  } catch (cause) {
    throw new BadBundle([`${placeAt(0)}: ${cause instanceof Error ? cause.message : 'it cannot be read'}`])
  }
}

/**
 * Reads a bundle: YAML or JSON whose members are collections of the API (`scopes`, `roles`, `clients` …), each a list of bodies as `POST` takes them. They
 * are applied in the order of the file.
 * @throws {BadBundle}
 */
export function readBundle(text: string, file: string): readonly BundleEntry[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const broken = document.errors.map(({ message, pos: [at] }) => `${file}:${lines.linePos(at).line}: ${message}`)
  if (broken.length > 0) throw new BadBundle(broken)
  const root = readOutBundle(document, (offset) => `${file}:${lines.linePos(offset).line}`) ?? {}
  if (!isObject(root)) throw new BadBundle([`${file}:1: must hold collections, like \`clients: [{ id: my-client }]\``])
  const lineOf = linesOf(document, lines)
  const faults: string[] = []
  const entries: BundleEntry[] = []
  for (const [name, list] of Object.entries(root)) {
    const a = collections.get(name)
    const line = lineOf([name])
    if (!a) faults.push(`${file}:${line}: there is no collection ${name} for bundles: expected ${[...collections.keys()].join(', ')}`)
    else if (!Array.isArray(list)) faults.push(`${file}:${line}: ${name} must be a list`)
    else
      list.forEach((members: unknown, index) => {
        const place = `${name}[${index}]`
        if (!isObject(members)) faults.push(`${file}:${lineOf([name, index])}: ${place} must be an object, as \`POST ${a.path}\` takes it`)
        else entries.push({ a, members, place, lineOf: (member) => lineOf(member === undefined ? [name, index] : [name, index, member]) })
      })
  }
  if (faults.length > 0) throw new BadBundle(faults)
  return entries
}
