import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import { type Answer, json, withMediaType } from '#http/render.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { acceptedAssertionAlgs } from '../accepted-algs.ts'
import { clientEndpoint } from '../client-auth/client-endpoint.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { type ClientAuth, methodsOn } from '../contracts.ts'
import { holdToProfiles } from '../profiles.ts'
import { findApi } from '../protected-apis.ts'
import { type Description, describeToken } from '../tokens/describe.ts'
import { encryptedFor, encryptionMetadata, isEncrypted } from '../tokens/encrypted.ts'
import { signingFor } from '../tokens/signing.ts'

const SIGNED = 'application/token-introspection+jwt'
/** RFC 7662 §2.2: no other member, so that the answer does not tell the reason. */
const inactive = { active: false } as const

/** True when the caller may introspect a token: its own, one for an API that it introspects for, or, for the administration client, any. */
function concerns(caller: CompiledClient, { client_id, audience }: Description, context: Context): MaybePromise<boolean> {
  if (client_id === caller.id || caller.id === context.settings['admin.client_id'] || audience.includes(caller.id)) return true
  return standsFor(caller, audience, context)
}
async function standsFor(caller: CompiledClient, audience: readonly string[], context: Context): Promise<boolean> {
  for (const identifier of audience) if ((await findApi(context, identifier))?.client_id === caller.id) return true
  return false
}

const membersFor = (caller: CompiledClient, described: Description | undefined, context: Context): MaybePromise<Description['members']> =>
  described ? andThen(concerns(caller, described, context), (mine) => (mine ? described.members : inactive)) : inactive

async function signResponse(members: Description['members'], client: CompiledClient, context: Context): Promise<Answer> {
  // RFC 9701 §5: the answer is for this caller only, and its members stand inside one claim, so that it cannot be taken for an access token.
  const claims = { iss: context.issuer, aud: client.id, iat: Math.floor(context.now() / 1000), token_introspection: members }
  const text = await context.keys.sign(claims, 'token-introspection+jwt', signingFor(client, client.access_token_signature_alg))
  return withMediaType(SIGNED, await encryptedFor(client, 'introspection', { text, cty: 'JWT' }, context))
}

/** The introspection endpoint (RFC 7662 §2): an API asks what a token means. A token that does not concern the caller is reported as not active. */
export const introspect = (ways: readonly ClientAuth[]) =>
  clientEndpoint(ways, {
    path: '/oauth/introspect',
    spec: 'RFC 7662 §2',
    metadata: (url, context, { algs }) => ({
      introspection_endpoint: url,
      introspection_endpoint_auth_methods_supported: methodsOn(ways, context).filter((method) => method !== 'none'),
      introspection_endpoint_auth_signing_alg_values_supported: acceptedAssertionAlgs(context),
      introspection_signing_alg_values_supported: algs,
      ...encryptionMetadata('introspection'),
    }),
    requires: () => requiresProof.introspect,
    grants: ['introspect'],
    // An API waits for this before each of its own answers, so cached values are used without an `await`.
    handle({ request, params: { token }, caller: { client }, context }) {
      if (token === undefined) throw invalidRequest('token is missing').because({ check: 'parameters' })
      holdToProfiles('introspection', client, () => ({ accept: request.headers['accept'] ?? '' }))
      const members = andThen(describeToken(context, token), (described) => membersFor(client, described, context))
      context.tally.happened({ tenant: context.tenant.id, client_id: client.id, what: 'introspections' })
      return andThen(members, (told) =>
        request.headers['accept']?.includes(SIGNED) || isEncrypted(client, 'introspection') ? signResponse(told, client, context) : json(told),
      )
    },
  })
