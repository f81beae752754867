import type { CompiledClient } from '#clients/find-client.ts'
import { GRANT_WITHHELD } from '#clients/withheld-grants.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { Refusal, unauthorizedClient } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { type Params, type Request, readForm } from '#http/request.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { Explanation } from '#model/explanation.ts'
import type { AuthenticatedClient, ClientAuth } from '../contracts.ts'
import { replayClient } from '../explanations/replay-client.ts'
import { withAliases } from '../mutual-tls.ts'
import { askedAuthentication, holdToProfiles } from '../profiles.ts'
import { withAdvice } from '../quirk-advice.ts'
import { authenticate } from './authenticate.ts'
import type { RequiresProof } from './required-proof.ts'

/** A request of an authenticated client that may use the endpoint. */
export interface ClientCall {
  readonly request: Request
  readonly params: Params
  readonly caller: AuthenticatedClient
  readonly context: Context
}

/** An endpoint that authenticates clients: its path, its access rule and its handler. */
export interface ClientEndpoint extends Pick<Endpoint, 'path' | 'cors' | 'metadata'> {
  readonly spec: string
  /** Parameters that may come several times. */
  readonly repeatable?: readonly string[]
  /** Decides whether the client must authenticate. */
  readonly requires: (params: Params) => RequiresProof
  /** The client must be registered for one of these grants. Absent: the handler checks that itself. */
  readonly grants?: readonly string[]
  readonly handle: (call: ClientCall) => MaybePromise<Answer>
  /** Repeats the checks of a refused request that need none of its secrets. @throws {Refusal} */
  readonly recheck?: (refused: Explanation, client: CompiledClient, context: Context) => Promise<void>
}

/** Refuses a client that is registered for none of these grants (RFC 6749 §5.2). */
export function refuseUnregistered({ client }: Pick<AuthenticatedClient, 'client'>, grants: readonly string[]): void {
  const expected = client.supported_grant_types
  if (grants.some((type) => expected.includes(type))) return
  const isWithheld = grants.some((type) => client.withheld_grant_types?.includes(type))
  const facts = { check: isWithheld ? 'grant_allowed' : 'grant_registered', spec: 'RFC 6749 §5.2', expected, got: grants[0] } as const
  throw unauthorizedClient(isWithheld ? GRANT_WITHHELD : `the client is not registered for the grant ${grants.join(' or ')}`).because(facts)
}

/** Makes an endpoint: reads the form, authenticates the client before everything else, and checks that it may use the endpoint. */
export const clientEndpoint = (
  ways: readonly ClientAuth[],
  { repeatable, requires, grants, handle, recheck, metadata, ...described }: ClientEndpoint,
): Endpoint =>
  endpoint({
    ...described,
    metadata: (url, context, signing) => withAliases(metadata?.(url, context, signing) ?? {}, context),
    method: 'POST',
    surface: 'oauth',
    async handle(request, context) {
      const params = readForm(request, repeatable)
      let caller: AuthenticatedClient | undefined
      try {
        caller = await authenticate(ways, { request, params, context }, requires(params))
        holdToProfiles('authentication', caller.client, askedAuthentication(caller, params))
        if (grants) refuseUnregistered(caller, grants)
        return await handle({ request, params, caller, context })
      } catch (caught) {
        if (!(caught instanceof Refusal)) throw caught
        throw await withAdvice(caller ? caught.because({ client_id: caller.client.id }) : caught, context)
      }
    },
    async replay(refused, context) {
      const client = await replayClient(refused, context, requires(refused.params))
      if (grants) refuseUnregistered({ client }, grants)
      await recheck?.(refused, client, context)
    },
  })
