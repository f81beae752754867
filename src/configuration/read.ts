import type { Names } from '#fields/kinds.ts'
import { fieldsOf } from '#fields/resource.ts'
import { initialValues, valueSchema } from '#fields/write.ts'
import { parseNetworks } from '#kit/address.ts'
import { guardedFetch } from '#kit/fetch.ts'
import { readMailUrl, readSender } from '#kit/mail.ts'
import { settings as declared, type Settings } from '#model/settings.ts'
import { readDocument } from './document.ts'
import { type Environment, readEnvironment, type Written } from './environment.ts'
import { describeExpected } from './expected.ts'
import { BadSettings } from './fault.ts'
import { issuerFault, issuerOf } from './issuer.ts'

/** The sources of the settings. */
export interface Sources {
  readonly env: Environment
  /** The text and name of the settings file. */
  readonly document?: { readonly text: string; readonly file: string } | undefined
  readonly names: Names
  /** Reads the files that `GATEHOUSE_…_FILE` names. */
  readonly readFile: (path: string) => string
}

/**
 * Reads the settings: the environment overrides the file, the file overrides the defaults.
 * @throws {BadSettings} with all faults at once.
 */
export function readSettings({ env, document, names, readFile }: Sources): Settings {
  const faults: string[] = []
  const written = new Map<string, Written>(document ? readDocument(document.text, document.file, faults) : [])
  for (const [key, value] of readEnvironment(env, readFile, faults)) written.set(key, value)
  const values: Record<string, unknown> = initialValues(declared)
  for (const [key, f] of fieldsOf(declared)) {
    const said = written.get(key)
    if (!said) continue
    const parsed = valueSchema(f, names).safeParse(said.value)
    if (parsed.success) values[key] = parsed.data
    else
      faults.push(`${said.where} ${f.kind.widget === 'secret' ? 'is not valid' : `is ${JSON.stringify(said.value)}`}; expected ${describeExpected(f, names)}.`)
  }
  // Every value was either checked by its kind just now or is the initial one of its declaration.
  const settings = values as Settings
  if (faults.length === 0) faults.push(...findContradictions(settings))
  if (faults.length > 0) throw new BadSettings(faults)
  return settings
}

/** True when the database is PostgreSQL, which several nodes may share. */
export const usesPostgres = (settings: Settings): boolean => /^postgres(ql)?:\/\//.test(settings['database.url'] ?? '')

/** Faults of combinations: each setting is valid by itself. */
function findContradictions(settings: Settings): string[] {
  const { master_key: key, 'database.url': url, 'http.port': port } = settings
  const fault = issuerFault(issuerOf(settings))
  return [
    ...(fault ? [fault] : []),
    ...(port === 0 && settings.issuer === undefined ? ['http.port is 0, so any free port is taken; set the issuer too.'] : []),
    ...sharedPorts(settings),
    ...(url === undefined || usesPostgres(settings) || url === 'sqlite::memory:'
      ? []
      : ['database.url must begin with postgres://, or be sqlite::memory:; leave it out for SQLite in the data folder.']),
    ...(key !== undefined && !isMasterKey(key)
      ? ['master_key must be 32 bytes in base64url, which is 43 characters; `openssl rand -base64 32` makes one.']
      : []),
    ...(key === undefined && usesPostgres(settings)
      ? ['PostgreSQL needs a master_key that all nodes share: set GATEHOUSE_MASTER_KEY or GATEHOUSE_MASTER_KEY_FILE.']
      : []),
    ...(settings['smtp.url'] === undefined ? [] : refusedBy('smtp.url', () => readMailUrl(settings['smtp.url'] ?? ''))),
    ...(settings['smtp.from'] === undefined ? [] : refusedBy('smtp.from', () => readSender(settings['smtp.from'] ?? ''))),
    ...((settings['smtp.url'] === undefined) === (settings['smtp.from'] === undefined) ? [] : ['smtp.url and smtp.from go together: set both, or neither.']),
    ...(settings['mtls.port'] !== 0 && (settings['mtls.certificate_path'] ?? '') === '' ? ['mtls.port needs a certificate: set mtls.certificate_path.'] : []),
    ...(settings['mtls.port'] !== 0 && (settings['mtls.key_path'] ?? '') === '' ? ['mtls.port needs a private key: set mtls.key_path.'] : []),
    ...refusedBy('trust_proxy', () => parseNetworks(settings.trust_proxy)),
    ...refusedBy('allow_private_fetch', () => guardedFetch(settings.allow_private_fetch)),
  ]
}

const ports = ['http.port', 'management.port', 'console.port', 'mtls.port'] as const

/** The listeners that were given one port; 0 is no port, or any that is free. */
const sharedPorts = (settings: Settings): string[] =>
  [...Map.groupBy(ports, (name) => settings[name])].flatMap(([port, names]) =>
    port === 0 || names.length < 2 ? [] : [`${names.join(' and ')} are both ${port}; give each listener a port of its own.`],
  )

function refusedBy(name: string, check: () => unknown): string[] {
  try {
    check()
    return []
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : error}.`]
  }
}

/** 32 bytes in base64url; the other base64 alphabet and padding are taken too. */
const isMasterKey = (text: string): boolean => /^[A-Za-z0-9_+/-]{43}=?$/.test(text)
