import { Visitor } from 'oxc-parser'
import type { Source } from './sources.ts'
import { parse } from './syntax.ts'

/** The names of members that a file looks at (`row.name`, `const { name } = row`, `find({ name })`) and those it gives values to (`{ name: value }`). */
export interface Members {
  readonly read: ReadonlySet<string>
  readonly written: ReadonlySet<string>
}
/** Functions of the store that choose rows by the members of an argument. */
const CHOOSERS = new Set(['find', 'count', 'change', 'remove', 'changeAny'])

/** The name that a property or key is called by. */
function nameOf(key: object): string {
  if ('name' in key) return String(key.name)
  return 'value' in key ? String(key.value) : ''
}
const keysOf = (properties: readonly object[]): string[] =>
  properties.flatMap((property) => ('key' in property && typeof property.key === 'object' && property.key ? [nameOf(property.key)] : []))

/** The sealed field that `sealed.open(resource, row, 'field')` reads. */
const opened = ([, , field]: readonly object[]): string[] => (field && 'value' in field && typeof field.value === 'string' ? [field.value] : [])

export function membersOf(source: Source): Members {
  const [read, written] = [new Set<string>(), new Set<string>()]
  const add = (to: Set<string>, names: readonly string[]) => {
    for (const name of names) to.add(name)
  }
  new Visitor({
    MemberExpression: ({ property }) => add(read, [nameOf(property)]),
    ObjectPattern: ({ properties }) => add(read, keysOf(properties)),
    ObjectExpression: ({ properties }) => add(written, keysOf(properties)),
    AssignmentExpression: ({ left }) => add(written, left.type === 'MemberExpression' ? [nameOf(left.property)] : []),
    CallExpression({ callee, arguments: given }) {
      if (callee.type !== 'MemberExpression') return
      if (nameOf(callee.property) === 'open') add(read, opened(given))
      if (!CHOOSERS.has(nameOf(callee.property))) return
      for (const argument of given) if (argument.type === 'ObjectExpression') add(read, keysOf(argument.properties))
    },
  }).visit(parse(source).program)
  return { read, written }
}
