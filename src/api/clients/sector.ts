import { z } from 'zod'
import { fetchFor } from '#clients/outgoing.ts'
import { mayContact } from '#clients/trusted-hosts.ts'
import type { Context } from '#http/context.ts'
import { unprocessable } from '#http/refusal.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import type { Client } from '#model/client.ts'
import type { Call } from '../operation.ts'

const LARGEST = 262_144
const document = z.array(z.string().max(2048)).max(10_000)

/** Fetches the redirect URIs of a sector; undefined when the document cannot be fetched or is malformed. */
async function readSector(uri: string, fetch: GuardedFetch, { log }: Context): Promise<readonly string[] | undefined> {
  try {
    const { status, body } = await fetch(uri, { headers: { accept: 'application/json' }, limit: LARGEST })
    return status === 200 ? document.safeParse(JSON.parse(body)).data : undefined
  } catch (error) {
    // The details go to the operator's log only, because an attacker could map the internal network with them.
    log.info({ err: error, uri }, 'a sector document could not be read')
    return undefined
  }
}

/**
 * Checks that the sector document lists every redirect URI of the client (OIDC Registration §5), so that a client cannot claim the sector of others.
 * The document is fetched when `sector_identifier_uri` is set or a redirect URI is added; later changes of the document have no effect.
 * @throws {Refusal} 422
 */
export async function refuseForeignSector(was: Client | undefined, client: Client, { context }: Call): Promise<void> {
  const { sector_identifier_uri: uri, redirect_uris } = client
  if (uri === undefined) return
  const refused = (...messages: string[]) => unprocessable({ sector_identifier_uri: messages })
  // A client without redirect URIs could claim any sector.
  if (redirect_uris.length === 0) throw refused('needs redirect_uris: they prove that a client belongs to a sector')
  if (was?.sector_identifier_uri === uri && redirect_uris.every((known) => was.redirect_uris.includes(known))) return
  if (!mayContact(client, uri)) throw refused('is at a host that is not among the trusted_hosts of the client')
  const listed = await readSector(uri, fetchFor(client, context.fetch), context)
  if (!listed) throw refused('could not be read: expected a public https address that answers at once, with 200 and a JSON array of redirect URIs')
  const missing = redirect_uris.filter((wanted) => !listed.includes(wanted))
  if (missing.length > 0) throw refused(...missing.map((wanted) => `the document there does not list ${wanted}`))
}
