import type { Context } from '#http/context.ts'
import { endpoint } from '#http/endpoint.ts'
import { invalidDpopProof, invalidRequest, Refusal, unauthorizedClient, unsupportedGrantType } from '#http/refusal.ts'
import { type Answer, json } from '#http/render.ts'
import { type Params, type Request, readForm } from '#http/request.ts'
import { acceptedAlgs, acceptedAssertionAlgs } from '../accepted-algs.ts'
import { authenticate } from '../client-auth/authenticate.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import type { AuthenticatedClient, ClientAuth, Grant } from '../contracts.ts'
import { readProof } from '../proof/dpop.ts'
import { bound, onceOnly, spendAlone } from '../proof/spend.ts'
import { issue } from '../tokens/issue.ts'

const repeatable = ['resource']

/**
 * The token endpoint (RFC 6749 §3.2): who asks, for what, and is it theirs to have. It serves the grants it is given, and knows none of them;
 * a client proves who it is in one of the ways it is given.
 */
export function token(grants: readonly Grant[], ways: readonly ClientAuth[]) {
  const byType = new Map(grants.map((grant) => [grant.type, grant]))
  const isOn = (grant: Grant, context: Context) => grant.enabled?.(context) ?? true

  /** RFC 6749 §5.2: the grant that is asked for, if the client may use it. */
  function theGrant(params: Params, { client }: AuthenticatedClient, context: Context): Grant {
    const type = params['grant_type']
    if (type === undefined) throw invalidRequest('grant_type is missing')
    const grant = byType.get(type)
    if (!grant || !isOn(grant, context)) throw unsupportedGrantType('this server has no such grant, or it is switched off')
    if (!client.supported_grant_types.includes(type)) throw unauthorizedClient(`the client is not registered for the grant ${type}`)
    return grant
  }

  async function answer(request: Request, params: Params, caller: AuthenticatedClient, context: Context): Promise<Answer> {
    const grant = theGrant(params, caller, context)
    const parsed = grant.params.safeParse(params)
    if (!parsed.success) throw invalidRequest(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
    const proof = await readProof(request, context)
    // RFC 9449 §5.2
    if (!proof && caller.client.enforce_dpop) throw invalidDpopProof('this client must send a DPoP proof with each token request')
    const decided = await grant.redeem({ params: parsed.data, caller, request, context, proof })
    if (!proof) return json('answer' in decided ? decided.answer : await issue(decided, caller, context))
    if ('answer' in decided) await spendAlone(proof, context)
    const answered = 'answer' in decided ? decided.answer : await onceOnly(() => issue(bound(decided, proof, context), caller, context))
    return json(answered, 200, proof.headers)
  }

  return endpoint({
    method: 'POST',
    path: '/oauth/token',
    spec: 'RFC 6749 §3.2',
    surface: 'oauth',
    cors: 'clients',
    metadata: (url, context) => ({
      token_endpoint: url,
      grant_types_supported: grants.filter((grant) => isOn(grant, context)).map((grant) => grant.type),
      token_endpoint_auth_methods_supported: ways.flatMap((way) => way.methods),
      token_endpoint_auth_signing_alg_values_supported: acceptedAssertionAlgs(context),
      dpop_signing_alg_values_supported: acceptedAlgs(context).asymmetric, // RFC 9449 §5.1
    }),
    async handle(request, context) {
      const params = readForm(request, repeatable)
      const grant = byType.get(params['grant_type'] ?? '')
      const caller = await authenticate(ways, { request, params, context }, grant?.demandsProof ?? requiresProof.otherwise)
      try {
        return await answer(request, params, caller, context)
      } catch (caught) {
        if (caught instanceof Refusal)
          context.tally.happened({ tenant: context.tenant.id, client_id: caller.client.id, what: 'refusals', detail: caught.error })
        throw caught
      }
    },
  })
}
