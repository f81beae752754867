import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { accessToken } from '#model/access-token.ts'
import { refreshToken } from '#model/refresh-token.ts'
import { acceptedAssertionAlgs } from '../accepted-algs.ts'
import { agentKey } from '../agents/verify.ts'
import { clientEndpoint } from '../client-auth/client-endpoint.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { type ClientAuth, methodsOn } from '../contracts.ts'
import { handleKey, refreshHandle } from '../handle.ts'
import { revokeGrant, revokeToken } from '../tokens/revoke.ts'
import { findRecordKey } from '../tokens/verify.ts'

/** RFC 7009 §2.2: the answer is the same whether a token was revoked or not. */
const done: Answer = { status: 200, headers: { 'cache-control': 'no-store' }, body: '' }

/** Revokes a token of the client. An unknown, expired or foreign token is ignored. The token itself shows its kind. */
async function revokeOwn(token: string, clientId: string, context: Context): Promise<void> {
  const generation = handleKey(refreshHandle, token, context.vault)
  if (generation !== undefined) {
    // RFC 7009 §2.1: with a refresh token go the access tokens of the same authorization.
    const row = await context.db.table(refreshToken).get(generation)
    if (row?.client_id === clientId) await revokeGrant(context, row.grant_id)
    return
  }
  const id = agentKey(context, token) ?? (await findRecordKey(context, token))
  const row = id === undefined ? undefined : await context.db.table(accessToken).get(id)
  if (row?.client_id === clientId) await revokeToken(context, row.id)
}

/** The revocation endpoint (RFC 7009 §2): a client gives a token up. The token is revoked before the answer is sent. */
export const revoke = (ways: readonly ClientAuth[]) =>
  clientEndpoint(ways, {
    path: '/oauth/revoke',
    spec: 'RFC 7009 §2',
    cors: 'clients',
    metadata: (url, context) => ({
      revocation_endpoint: url,
      revocation_endpoint_auth_methods_supported: methodsOn(ways, context),
      revocation_endpoint_auth_signing_alg_values_supported: acceptedAssertionAlgs(context),
    }),
    requires: () => requiresProof.revoke,
    grants: ['revoke'],
    async handle({ params: { token }, caller: { client }, context }) {
      if (token === undefined) throw invalidRequest('token is missing').because({ check: 'parameters' })
      await revokeOwn(token, client.id, context)
      return done
    },
  })
