import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '#model/settings.ts'
import { BadSettings } from './fault.ts'

const FILE = 'master.key'
/** The file of the embedded database, inside the data folder. */
export const databaseFile = (settings: Settings): string => join(settings.data, 'gatehouse.db')

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/**
 * The master key, 32 bytes, that seals secrets and keys digests: from the settings, or from a file in the data folder, which is generated at the
 * first start and readable by its owner only.
 * @throws {BadSettings} when the data folder cannot be used, or its key is lost.
 */
export function masterKey(settings: Settings): Buffer {
  if (settings.master_key !== undefined) return Buffer.from(settings.master_key, 'base64url')
  if (settings['database.url'] === 'sqlite::memory:') return randomBytes(32)
  const file = join(settings.data, FILE)
  try {
    mkdirSync(settings.data, { recursive: true, mode: 0o700 })
    return existingKey(file) ?? newKey(file, settings)
  } catch (error) {
    if (error instanceof BadSettings) throw error
    throw new BadSettings([`The data folder ${settings.data} cannot be used: ${error instanceof Error ? error.message : error}.`])
  }
}

function existingKey(file: string): Buffer | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
  const key = Buffer.from(text.trim(), 'base64url')
  if (key.length !== 32) throw new BadSettings([`${file} does not hold a master key of 32 bytes; restore it from a backup.`])
  return key
}

function newKey(file: string, settings: Settings): Buffer {
  // With a new key no token, secret or signing key of the database would work, so the server does not start.
  if (existsSync(databaseFile(settings))) throw new BadSettings([`${databaseFile(settings)} is there but its key ${file} is not; restore it from a backup.`])
  const key = randomBytes(32)
  try {
    writeFileSync(file, `${key.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
    return key
  } catch (error) {
    // Another process made the file at the same moment.
    const theirs = codeOf(error) === 'EEXIST' ? existingKey(file) : undefined
    if (theirs) return theirs
    throw error
  }
}
