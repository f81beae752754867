import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { CompiledClient } from '#clients/find-client.ts'
import { invalidClient, invalidRequest, invalidRequestObject, type Refusal, unauthorizedClient } from '#http/refusal.ts'
import type { Params, Request } from '#http/request.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { isEnforced, profileBreaches, profilesOf } from '#model/assess-profiles.ts'
import type { Asked, Place, Profile, ProfileRule } from '#model/profiles/profile.ts'
import type { AuthenticatedClient } from './contracts.ts'
import type { Proof } from './proof/possession.ts'

/** A rule that requests can break, with the profile that it is of. */
interface HeldRule {
  readonly profile: Profile
  readonly rule: ProfileRule
}

/** The rules that the requests of a client are held to. None where its profiles are not enforced. Found once for each compiled client. */
const rulesOf = memoizeWeak((client: CompiledClient): readonly HeldRule[] =>
  isEnforced(client)
    ? profilesOf(client).flatMap((profile) => profile.rules.filter(({ at, concerns }) => at && concerns.includes(client)).map((rule) => ({ profile, rule })))
    : [],
)
/** The rules that its registration breaks, as when a default of the tenant has changed since. */
const unfit = memoizeWeak((client: CompiledClient) => (isEnforced(client) ? profileBreaches(client) : []))

const refusals: Readonly<Record<Place, (message: string) => Refusal>> = {
  authentication: invalidClient,
  request_object: invalidRequestObject,
  authorization: invalidRequest,
  backchannel: invalidRequest,
  token: invalidRequest,
  introspection: invalidRequest,
}

/** Refuses a request that breaks a rule of the client's profiles, where these are enforced. @throws {Refusal} */
export function holdToProfiles<P extends Place>(place: P, client: CompiledClient, read: () => Asked[P]): void {
  const held = rulesOf(client)
  if (held.length === 0) return
  const asked = read()
  for (const { profile, rule } of held)
    if (rule.at?.[place]?.(asked, client))
      throw refusals[place](`${rule.sentence}; ${profile.title} demands it of this client`).because({
        check: 'profile',
        spec: rule.spec,
        client_id: client.id,
        expected: [`${profile.name}: ${rule.id}`],
      })
}

/** Refuses a client whose registration breaks a profile that is enforced. @throws {Refusal} */
export function refuseUnfit(client: CompiledClient): void {
  const [first] = unfit(client)
  if (!first) return
  throw unauthorizedClient(`the registration of this client breaks ${first.profile}: ${first.sentence}`).because({
    check: 'profile',
    spec: first.spec,
    client_id: client.id,
    expected: unfit(client).map(({ profile, rule }) => `${profile}: ${rule}`),
    got: first.fields.join(', '),
  })
}

/** The client authentication of a request, as profiles judge it. */
export const askedAuthentication =
  ({ method }: AuthenticatedClient, { client_assertion }: Params) =>
  (): Asked['authentication'] => ({
    method,
    assertion:
      method === 'private_key_jwt' && client_assertion !== undefined
        ? { alg: decodeProtectedHeader(client_assertion).alg, aud: decodeJwt(client_assertion).aud }
        : undefined,
  })

/** A credential that proves no key, such as pushed tokens (CIBA Core §10.3.1), as profiles judge it. */
export const askedUnbound = (params: Asked['token']['params']) => (): Asked['token'] => ({ params, bound: false, dpop_alg: undefined })

/** A token request, as profiles judge it. */
export const askedToken =
  (params: Params, { headers }: Request, proof: Proof | undefined) =>
  (): Asked['token'] => ({
    params,
    bound: proof !== undefined,
    dpop_alg: proof && headers['dpop'] !== undefined ? decodeProtectedHeader(headers['dpop']).alg : undefined,
  })
