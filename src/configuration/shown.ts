import { stringify } from 'yaml'
import { creationSchema, type JsonSchema } from '#fields/json-schema.ts'
import type { Names } from '#fields/kinds.ts'
import { fieldsOf } from '#fields/resource.ts'
import { settings as declared, type Settings } from '#model/settings.ts'

type Tree = Record<string, unknown>

/** Puts a setting `a.b` at its place in YAML: `b` inside `a`. `inside` finds or makes the mapping of a name. */
function putAtPath(tree: Tree, path: string, value: unknown, inside: (tree: Tree, name: string) => Tree) {
  const names = path.split('.')
  const last = names.pop() ?? path
  names.reduce(inside, tree)[last] = value
}

/** The settings in force, as a YAML file, secrets left out. */
export function printSettings(settings: Settings): string {
  const tree: Tree = {}
  const inside = (at: Tree, name: string): Tree => {
    at[name] ??= {}
    return at[name] as Tree
  }
  for (const [key, f] of fieldsOf(declared)) {
    const value = settings[key as keyof Settings]
    if (value !== undefined) putAtPath(tree, key, f.kind.widget === 'secret' ? '[redacted]' : value, inside)
  }
  return stringify(tree)
}

/** JSON Schema 2020-12 of the settings file, for editors. */
export function settingsSchema(names: Names): JsonSchema {
  const properties: Tree = {}
  const inside = (at: Tree, name: string): Tree => {
    at[name] ??= { type: 'object', additionalProperties: false, properties: {} }
    return (at[name] as { readonly properties: Tree }).properties
  }
  for (const [key, schema] of Object.entries(creationSchema(declared, 'admin', names)['properties'] as Tree)) putAtPath(properties, key, schema, inside)
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'gatehouse.yaml', description: declared.doc }
  return { ...head, type: 'object', additionalProperties: false, properties }
}
