import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { type Request, readQuery } from '#http/request.ts'
import type { ProtectedApi } from '#model/protected-api.ts'
import { apiMetadataUrl } from '#oauth/endpoints/protected-resource.ts'
import { refuseToken } from '#oauth/proof/challenge.ts'
import { readScope } from '#oauth/scopes.ts'
import { apiAt } from './api-at.ts'
import { type Identity, identify, identityHeaders } from './identity.ts'
import { type FrontProxy, type OriginalRequest, proxies } from './original-request.ts'
import { permitAccess } from './permit-access.ts'

/** The question of a proxy whether a request may pass. */
interface ProxyQuestion {
  readonly request: Request
  readonly context: Context
  readonly original: OriginalRequest
  readonly api: ProtectedApi
  /** The scopes that the proxy demands. */
  readonly demanded: readonly string[]
}

function refuseLacking({ scope, scheme, client }: Identity, { demanded, context }: ProxyQuestion): void {
  if (demanded.every((name) => scope.includes(name))) return
  const message = `the caller lacks a scope: this takes ${demanded.join(' and ')}`
  const fault = { error: 'insufficient_scope', status: 403, message, scope: demanded.join(' ') }
  throw refuseToken(scheme === 'dpop' ? 'dpop' : 'bearer', fault, context).because({
    check: 'token_scope',
    spec: 'RFC 6750 §3.1',
    client_id: client.id,
    expected: demanded,
    got: scope.join(' '),
  })
}

async function answer(question: ProxyQuestion): Promise<Answer> {
  const { request, context, original, api } = question
  const { method, origin, path } = original
  const { identifier } = api
  const at = { resource: identifier, isMeant: (audience: readonly string[]) => audience.includes(identifier), target: { method, url: origin + path } }
  const call = { request, context, api, at }
  const identity = await identify(call)
  refuseLacking(identity, question)
  await permitAccess(identity, original, call)
  return { status: 200, headers: { 'cache-control': 'no-store', ...identity.headers, ...identityHeaders(identity, context) }, body: '' }
}

/** The refusal, with the address of the API's metadata in its challenge (RFC 9728 §5.1), from which clients learn where to get a token. */
function withMetadata(refusal: Refusal, url: string): Refusal {
  const challenge = refusal.headers['www-authenticate']
  if (refusal.status !== 401 || challenge === undefined) return refusal
  const parameter = `resource_metadata="${url}"`
  const said = challenge.includes('resource_metadata=') ? challenge.replace(/resource_metadata="[^"]*"/, parameter) : `${challenge}, ${parameter}`
  const { error, status, message, headers, facts } = refusal
  return new Refusal(error, status, message, { headers: { ...headers, 'www-authenticate': said }, cause: refusal.cause }).because(facts)
}

const door = (proxy: FrontProxy) => async (request: Request, context: Context) => {
  try {
    const original = proxy.read(request)
    const asked = proxy.path.endsWith('*') ? {} : readQuery(request)
    const api = await apiAt(original, asked['resource'], context)
    try {
      return await answer({ request, context, original, api, demanded: readScope(asked['scope']) })
    } catch (caught) {
      throw caught instanceof Refusal ? withMetadata(caught, apiMetadataUrl(api, context)) : caught
    }
  } catch (caught) {
    if (!proxy.knowsFew || !(caught instanceof Refusal) || caught.status === 401 || caught.status === 403 || caught.status >= 500) throw caught
    throw new Refusal(caught.error, 403, caught.message, { headers: caught.headers, cause: caught }).because(caught.facts)
  }
}

const proxyMethods = ({ path }: FrontProxy): readonly Endpoint['method'][] => (path.endsWith('*') ? ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] : ['GET'])

/**
 * Forward authentication: a proxy in front of another API asks before each request whether it may pass. The answer is 200 with headers that identify
 * the caller, 401 with a challenge, or 403. The proxy need not authenticate, because the holder of a token learns only the identity of that token.
 */
export const forwardAuth: readonly Endpoint[] = proxies.flatMap((proxy) =>
  proxyMethods(proxy).map((method) => endpoint({ method, path: proxy.path, surface: 'api', handle: door(proxy) })),
)
