import { z } from 'zod'
import { perGrant } from '#clients/per-grant.ts'
import { mayUse } from '#clients/sandbox.ts'
import { findSignInPlace } from '#clients/sign-in-place.ts'
import { invalidGrant, invalidScope } from '#http/refusal.ts'
import { mustConfirm } from '#login/confirm-email.ts'
import { hasFactor } from '#login/factors/factors.ts'
import { mustSignInAtHome } from '#login/federation/home.ts'
import { signIn } from '#login/sign-in.ts'
import { grant as grantResource } from '#model/grant.ts'
import { OWN_ACCOUNT } from '#model/system-scopes.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { grantType } from '../contracts.ts'
import { demandsFactor } from '../factor-demand.ts'
import { heldScopes } from '../held-scopes.ts'
import { newGrant } from '../new-grant.ts'
import { refuseForeignScopes } from '../protected-apis.ts'
import { resolveAudience } from '../resource-indicators.ts'
import { grantableScope, ignoreUnknown, readScope } from '../scopes.ts'
import { strengthOf } from '../strength.ts'
import { entitlementOfGrant, idTokenContent } from '../tokens/from-grant.ts'

/**
 * The password grant (RFC 6749 §4.3): a client that is trusted with people's passwords. Off unless the operator and the client's administrator both
 * switched it on (RFC 9700 §2.4); the password is checked by the client's own backend, with the same lockout.
 */
export const passwordGrant = grantType({
  type: 'password',
  spec: 'RFC 6749 §4.3',
  params: z.object({
    username: z.string('send the username'),
    password: z.string('send the password'),
    scope: z.string().optional(),
    resource: z.string().optional(),
  }),
  demandsProof: requiresProof.password,
  enabled: ({ settings }) => settings.password_grant,
  async redeem({ params, caller: { client }, request, context }) {
    const { backend, provider } = await findSignInPlace(context, client)
    const person = await signIn(context, { backend_id: backend.id, username: params.username, password: params.password, request })
    const needsFactor = person && ((await hasFactor(context, person.id)) || (await demandsFactor(context, person, { client, provider })))
    // A pending password change, a second factor, the proof of an address and the server of an organization need a page, which this grant cannot show.
    const needsPage =
      needsFactor || person?.must_change_password || (person && (mustConfirm(provider, person) || (await mustSignInAtHome(context, provider, person))))
    if (!person || needsPage || !(await mayUse(context, client, person)))
      throw invalidGrant('the username or password is wrong, or the account cannot be used now').because({ check: 'person', spec: 'RFC 6749 §4.3.2' })
    const requested = await ignoreUnknown(context, client, readScope(params.scope))
    // A client with the password must not get the account scope too, with which it could revoke the access of other applications.
    if (requested.includes(OWN_ACCOUNT)) throw invalidScope(`the scope ${OWN_ACCOUNT} is not given for a password: the person signs in to our own pages for it`)
    const scope = await grantableScope(context, { client, requested, held: await heldScopes(context, person, client) })
    const audience = await resolveAudience(context, { client, grant_type: 'password', requested: params.resource })
    await refuseForeignScopes(audience, scope, context)
    const now = context.now()
    const { refreshes, access_token_ttl } = perGrant(client, 'password')
    const given = {
      client_id: client.id,
      user_id: person.id,
      scope: [...scope],
      audience: [...audience],
      auth_time: now,
      acr: strengthOf({}),
      amr: ['pwd'],
      lasts: refreshes ? client.refresh_token_absolute_ttl : access_token_ttl,
    }
    const granted = newGrant(given, now)
    return {
      ...entitlementOfGrant(granted, { client, user: person, context }),
      scope,
      audience,
      grant_type: 'password',
      refreshable: refreshes ? { scope, audience } : undefined,
      id_token: await idTokenContent(granted, { client, user: person, context }),
      record: (batch) => batch.insert(grantResource, granted),
    }
  },
})
