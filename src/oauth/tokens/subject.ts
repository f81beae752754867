import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'

const hostOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).hostname : '')

/**
 * The sector of a client (OIDC Core §8.1): the host of its `sector_identifier_uri`, whose document was checked at registration, or else the host that
 * all its redirect URIs share. A client with several hosts and no such document is a sector of its own: if the first host counted, a developer could
 * list another party's host first and learn the `sub` that a person has at that party.
 */
function sectorOf(client: CompiledClient): string {
  if (client.sector_identifier_uri !== undefined) return hostOf(client.sector_identifier_uri)
  const hosts = new Set(client.redirect_uris.map(hostOf))
  const [host] = hosts
  return hosts.size === 1 && host ? host : client.id
}

/** The `sub` of a person at a client: public, or pairwise for its sector (OIDC Core §8.1). */
export const subjectOf = (userId: string, client: CompiledClient, { vault }: Context): string =>
  client.subject_type === 'pairwise' ? vault.digest('pairwise', `${sectorOf(client)}\u0000${userId}`) : userId
