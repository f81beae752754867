import type { Context } from '#http/context.ts'
import type { CompiledClient } from '../find-client.ts'

/** The sector of a client: the host that its sector_identifier_uri or its redirect URIs share (OIDC Core §8.1). */
function sectorOf(client: CompiledClient): string {
  const [first] = client.redirect_uris
  const uri = client.sector_identifier_uri ?? first
  return uri !== undefined && URL.canParse(uri) ? new URL(uri).host || uri : client.id
}

/** The `sub` that a client sees of a person: the same for all, or one for each sector that says nothing to another (OIDC Core §8.1). */
export const subjectOf = (userId: string, client: CompiledClient, { vault }: Context): string =>
  client.subject_type === 'pairwise' ? vault.digest('pairwise', `${sectorOf(client)}\u0000${userId}`) : userId
