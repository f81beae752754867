import { parseDocument } from 'yaml'
import { isObject } from '#fields/json-object.ts'
import { fieldsOf } from '#fields/resource.ts'
import { settings } from '#model/settings.ts'
import { explainUnknown, type Written } from './environment.ts'

/** Reads settings from a YAML file, by key; each fault is added to `faults`. */
export function readDocument(text: string, file: string, faults: string[]): Map<string, Written> {
  const document = parseDocument(text, { prettyErrors: true })
  const found = new Map<string, Written>()
  const [error] = document.errors
  if (error) {
    faults.push(`${file} is not valid YAML: ${error.message.split('\n', 1)[0]?.replace(/:$/, '')}.`)
    return found
  }
  const root: unknown = document.toJS()
  const keys = fieldsOf(settings).map(([key]) => key)
  const walk = (value: Readonly<Record<string, unknown>>, path: string) => {
    for (const [name, child] of Object.entries(value)) {
      const key = path === '' ? name : `${path}.${name}`
      const declared = keys.includes(key)
      if (declared && child !== null) found.set(key, { value: child, where: `${key} in ${file}` })
      else if (!declared && isObject(child) && keys.some((known) => known.startsWith(`${key}.`))) walk(child, key)
      else if (!declared) faults.push(`In ${file}, ${explainUnknown(key, keys)}`)
    }
  }
  if (isObject(root)) walk(root, '')
  else if (root !== null && root !== undefined) faults.push(`${file} must hold settings, like \`http: { port: 8080 }\`.`)
  return found
}
