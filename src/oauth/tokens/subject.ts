import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'

const hostOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).hostname : '')

/**
 * The sector of a client (OIDC Core §8.1): the host of the document that lists its redirect URIs, which was looked at when it was registered,
 * or else the host that all its redirect URIs share. A client with several hosts and no such document is a sector of its own: were the first
 * one to count, a developer could name a stranger's host first and learn what that stranger's clients call a person.
 */
function sectorOf(client: CompiledClient): string {
  if (client.sector_identifier_uri !== undefined) return hostOf(client.sector_identifier_uri)
  const hosts = new Set(client.redirect_uris.map(hostOf))
  const [host] = hosts
  return hosts.size === 1 && host ? host : client.id
}

/** The `sub` that a client sees of a person: the same for all, or one for each sector that says nothing to another (OIDC Core §8.1). */
export const subjectOf = (userId: string, client: CompiledClient, { vault }: Context): string =>
  client.subject_type === 'pairwise' ? vault.digest('pairwise', `${sectorOf(client)}\u0000${userId}`) : userId
