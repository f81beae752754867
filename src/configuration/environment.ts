import type { AnyField } from '#fields/resource.ts'
import { fieldsOf } from '#fields/resource.ts'
import { nearestSpelling } from '#kit/did-you-mean.ts'
import { settings } from '#model/settings.ts'

/** A value as it was written, and its place. */
export interface Written {
  readonly value: unknown
  readonly where: string
}
export type Environment = Readonly<Record<string, string | undefined>>

const PREFIX = 'GATEHOUSE_'
/** The file of settings, and the one name that is not a setting itself. */
export const CONFIG = 'GATEHOUSE_CONFIG'

/** `http.port` → `GATEHOUSE_HTTP_PORT`. */
export const environmentName = (key: string): string => PREFIX + key.replaceAll('.', '_').toUpperCase()

/** Common names of other programs. Our own names take precedence. */
const aliases: Readonly<Record<string, string>> = { 'http.port': 'PORT', 'database.url': 'DATABASE_URL', 'log.level': 'LOG_LEVEL' }

/** Variables that an orchestrator sets for a service named gatehouse. */
const injected = /^GATEHOUSE_(SERVICE_(HOST|PORT(_.*)?)|PORT(_\d+_(TCP|UDP)(_.*)?)?)$/

const words: Readonly<Record<string, boolean>> = { true: true, on: true, yes: true, '1': true, false: false, off: false, no: false, '0': false }

/** Parses a text in the environment as the kind of its setting; returns the text itself when it cannot be parsed. */
function valueMeantBy(f: AnyField, text: string): unknown {
  if (f.kind.column === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text
  if (f.kind.column === 'flag') return words[text.toLowerCase()] ?? text
  if (f.kind.column === 'json') return text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
  return text
}

/** Reads settings from the environment, by key; each fault is added to `faults`. */
export function readEnvironment(env: Environment, readFile: (path: string) => string, faults: string[]): Map<string, Written> {
  const found = new Map<string, Written>()
  const known = new Set([CONFIG])
  for (const [key, f] of fieldsOf(settings)) {
    const name = environmentName(key)
    const fromFile = `${name}_FILE`
    known.add(name).add(fromFile)
    if (env[name] && env[fromFile]) faults.push(`${name} and ${fromFile} are both set; keep one of them.`)
    const alias = aliases[key]
    const path = env[fromFile]
    if (env[name]) found.set(key, { value: valueMeantBy(f, env[name]), where: name })
    else if (path) {
      const text = readTrimmed(path, fromFile, readFile, faults)
      if (text !== undefined) found.set(key, { value: valueMeantBy(f, text), where: fromFile })
    } else if (alias && env[alias]) found.set(key, { value: valueMeantBy(f, env[alias]), where: alias })
  }
  for (const name of Object.keys(env)) if (name.startsWith(PREFIX) && !known.has(name) && !injected.test(name)) faults.push(explainUnknown(name, [...known]))
  return found
}

function readTrimmed(path: string, name: string, readFile: (path: string) => string, faults: string[]): string | undefined {
  try {
    return readFile(path).trim()
  } catch (error) {
    faults.push(`${name} names the file ${path}, which cannot be read: ${error instanceof Error ? error.message : error}.`)
    return undefined
  }
}

/** The message for an unknown setting, with the nearest known name. */
export function explainUnknown(name: string, known: readonly string[]): string {
  const meant = nearestSpelling(name, known)
  return `${name} is not a setting${meant ? `; did you mean ${meant}?` : '; `gatehouse config schema` lists them all.'}`
}
