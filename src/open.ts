import { setTimeout as wait } from 'node:timers/promises'
import { issuerOf } from '#configuration/issuer.ts'
import { databaseFile, masterKey } from '#configuration/master-key.ts'
import { usesPostgres } from '#configuration/read.ts'
import { openVault, type Vault } from '#kit/vault.ts'
import { resources } from '#model/all.ts'
import type { Settings } from '#model/settings.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { type Store, Unavailable } from '#store/store.ts'

/** The opened database and keys that the server and the commands share. */
export interface Ground {
  readonly settings: Settings
  readonly store: Store
  readonly vault: Vault
  readonly issuer: string
}

/** The server cannot start; the message is one sentence for the operator. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

/** Opens vault and database. `waiting` is called for each failed attempt to reach the database. @throws {CannotStart} */
export async function openGround(settings: Settings, waiting: (sentence: string) => void = () => {}): Promise<Ground> {
  const vault = openVault(masterKey(settings))
  const store = usesPostgres(settings) ? await openShared(settings, waiting) : await openEmbedded(settings)
  return { settings, store, vault, issuer: issuerOf(settings) }
}

async function openEmbedded(settings: Settings): Promise<Store> {
  const file = settings['database.url'] === 'sqlite::memory:' ? ':memory:' : databaseFile(settings)
  try {
    return await openSqlite(file, resources)
  } catch (error) {
    throw new CannotStart(`The database ${file} cannot be opened: ${messageOf(error)}.`, { cause: error })
  }
}

async function openShared(settings: Settings, waiting: (sentence: string) => void): Promise<Store> {
  // Loaded on demand, because most first starts are without PostgreSQL and should be fast.
  const { openPostgres } = await import('#store/postgres/open.ts')
  const attempts = settings['database.attempts']
  for (let attempt = 1; ; attempt++) {
    try {
      return await openPostgres(settings['database.url'] ?? '', resources, { pool: settings['database.pool'] })
    } catch (error) {
      if (!(error instanceof Unavailable)) throw new CannotStart(`The database cannot be used: ${messageOf(error)}.`, { cause: error })
      if (attempt >= attempts)
        throw new CannotStart(`The database could not be reached in ${attempts} tries: ${messageOf(error.cause ?? error)}.`, { cause: error })
      waiting(`The database cannot be reached (try ${attempt} of ${attempts}): ${messageOf(error.cause ?? error)}.`)
      await wait(1000)
    }
  }
}

/** The message of an error without its final full stop. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')
