import type { Context } from '#http/context.ts'
import { serverError } from '#http/refusal.ts'
import { accessToken } from '#model/access-token.ts'
import { grant } from '#model/grant.ts'
import { SCIM_CLIENT } from '#model/scim-client.ts'
import { SCIM } from '#model/system-scopes.ts'
import type { Batch } from '#store/store.ts'
import { newGrant } from './new-grant.ts'
import { ensureTokenOwner } from './token-owner.ts'
import { mint } from './tokens/issue.ts'

/** A minted token for a directory, which is good once it is written. */
interface MintedScimToken {
  readonly token: string
  readonly grant_id: string
  readonly write: (batch: Batch) => void
}

/** Mints an opaque token with the one scope of SCIM, for a directory that can send nothing but a token that stays the same. */
export async function mintScimToken(context: Context, lifetime: number): Promise<MintedScimToken> {
  const owner = await ensureTokenOwner(context, {
    id: SCIM_CLIENT,
    name: 'Directories (SCIM)',
    description: 'The tokens of directories that keep people here.',
    authorize_scope: true,
    authorized_scopes: [{ name: SCIM }],
  })
  const given = newGrant({ client_id: owner.id, scope: [SCIM], audience: [], amr: [], lasts: lifetime }, context.now())
  const entitlement = { subject: owner.id, scope: [SCIM], audience: [], grant_type: 'scim_token', grant_id: given.id, lifetime, format: 'opaque' } as const
  const { answer, access } = await mint(entitlement, { caller: { client: owner, method: 'none' }, context })
  const token = answer.access_token
  if (!access || token === undefined) throw serverError('no token was minted')
  return {
    token,
    grant_id: given.id,
    write(batch) {
      batch.insert(grant, given)
      batch.insert(accessToken, access)
    },
  }
}
