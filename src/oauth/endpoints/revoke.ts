import type { Context } from '#http/context.ts'
import { endpoint } from '#http/endpoint.ts'
import { invalidRequest, unauthorizedClient } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { readForm } from '#http/request.ts'
import { accessToken } from '#model/access-token.ts'
import { refreshToken } from '#model/refresh-token.ts'
import { acceptedAssertionAlgs } from '../accepted-algs.ts'
import { authenticate } from '../client-auth/authenticate.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import type { ClientAuth } from '../contracts.ts'
import { handleKey, refreshHandle } from '../handle.ts'
import { revokeGrant, revokeToken } from '../tokens/revoke.ts'
import { findRecordKey } from '../tokens/verify.ts'

/** RFC 7009 §2.2: the same whether there was something to revoke or not. */
const done: Answer = { status: 200, headers: { 'cache-control': 'no-store' }, body: '' }

/** Ends a token of the client. One that is unknown, dead or somebody else's is left alone. What kind it is shows in the token itself. */
async function revokeOwn(token: string, clientId: string, context: Context): Promise<void> {
  const generation = handleKey(refreshHandle, token, context.vault)
  if (generation !== undefined) {
    // RFC 7009 §2.1: with a refresh token go the access tokens of the same authorization.
    const row = await context.db.table(refreshToken).get(generation)
    if (row?.client_id === clientId) await revokeGrant(context, row.grant_id)
    return
  }
  const id = await findRecordKey(context, token)
  const row = id === undefined ? undefined : await context.db.table(accessToken).get(id)
  if (row?.client_id === clientId) await revokeToken(context, row.id)
}

/** The revocation endpoint (RFC 7009 §2): a client says that it will not use a token any more. It is dead before the answer leaves. */
export const revoke = (ways: readonly ClientAuth[]) =>
  endpoint({
    method: 'POST',
    path: '/oauth/revoke',
    spec: 'RFC 7009 §2',
    surface: 'oauth',
    cors: 'clients',
    metadata: (url, context) => ({
      revocation_endpoint: url,
      revocation_endpoint_auth_methods_supported: ways.flatMap((way) => way.methods),
      revocation_endpoint_auth_signing_alg_values_supported: acceptedAssertionAlgs(context),
    }),
    async handle(request, context) {
      const params = readForm(request)
      const { client } = await authenticate(ways, { request, params, context }, requiresProof.revoke)
      if (!client.supported_grant_types.includes('revoke')) throw unauthorizedClient('the client is not registered for the grant revoke')
      const { token } = params
      if (token === undefined) throw invalidRequest('token is missing')
      await revokeOwn(token, client.id, context)
      return done
    },
  })
