import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { type AppliedEntry, applyBundle } from '#api/bundle/apply.ts'
import { BadBundle, readBundle } from '#api/bundle/document.ts'
import { noExplanations } from '#events/explanations.ts'
import { guardedFetch } from '#kit/fetch.ts'
import { overlayOn } from '#store/overlay.ts'
import { Conflict, Lost } from '#store/store.ts'
import { compose } from './app.ts'
import { CannotStart, type Ground, messageOf } from './open.ts'

/** A bundle of rows, the tenant it is for, and the clock of the database. */
export interface BundleFile extends Ground {
  readonly path: string
  /** The slug of the tenant; the default one unless said. */
  readonly slug?: string | undefined
  readonly now: () => number
  /** Checks everything, and writes nothing. */
  readonly rehearse?: boolean
  /** Somebody reads the secrets that are made. */
  readonly tellsSecrets?: boolean
}

/** Of several nodes that start at once, each applies it; those that come too late find nothing left to do. */
const TRIES = 3

function readBundleText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new CannotStart(`The bundle cannot be read: ${messageOf(error)}.`, { cause: error })
  }
}

/**
 * Applies a file of clients, scopes, roles and other rows to a tenant: all of it, in one transaction, or nothing.
 * @throws {CannotStart} with the faults of the file and their lines
 */
export async function applyBundleFile(bundle: BundleFile): Promise<readonly AppliedEntry[]> {
  const text = readBundleText(bundle.path)
  for (let tries = 1; ; tries++) {
    try {
      return await applyOnce(bundle, text)
    } catch (error) {
      const wasRaced = error instanceof Conflict || error instanceof Lost || (error instanceof BadBundle && error.wasRaced)
      if (wasRaced && tries < TRIES) continue
      throw error instanceof BadBundle ? new CannotStart(`The bundle was not applied:\n${error.message}`, { cause: error }) : error
    }
  }
}

async function applyOnce(bundle: BundleFile, text: string): Promise<readonly AppliedEntry[]> {
  const { store, vault, settings, issuer, path, slug, now, rehearse = false, tellsSecrets = false } = bundle
  const entries = readBundle(text, path)
  const parts = {
    vault,
    settings,
    issuer,
    now,
    log: pino({ level: 'silent' }),
    tally: { happened: () => {}, used: () => {} },
    explanations: noExplanations,
    fetch: guardedFetch(settings.allow_private_fetch),
  }
  const found = await compose({ ...parts, store }).contexts.find(slug)
  if (!found) throw new CannotStart(slug === undefined ? 'The default tenant is not active.' : `There is no active tenant ${slug}.`)
  const overlay = overlayOn(store, found.tenant.id)
  const context = await compose({ ...parts, store: overlay.store }).contexts.find(slug)
  if (!context) throw new Error('the tenant is gone')
  const applied = await applyBundle(entries, { context, overlay, file: path, tellsSecrets })
  if (!rehearse) await overlay.commit()
  return applied
}
