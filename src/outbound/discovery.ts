import type { Members } from '#fields/json-object.ts'
import { secureUrl } from '#fields/kinds.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import { type OutboundProvider, outboundAuthMethods } from '#model/outbound/provider.ts'
import { OutboundFailure } from './failure.ts'

const LARGEST = 262_144

/** The metadata of a server, as fields of a provider. */
export interface Discovered {
  readonly provider: Partial<OutboundProvider>
  readonly scopes: readonly string[]
  /** Further endpoints, for signing in by its accounts. */
  readonly sign_in: { readonly userinfo_endpoint?: string; readonly end_session_endpoint?: string }
}

/** The places of a server's metadata (RFC 8414 §3.1, OIDC Discovery §4). */
function placesOf(issuer: string): readonly string[] {
  const { origin, pathname } = new URL(issuer)
  return [`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, `${origin}/.well-known/oauth-authorization-server${pathname.replace(/\/$/, '')}`]
}

/** Reads the metadata of a server. Metadata that names another issuer is none (RFC 8414 §3.3). @throws {OutboundFailure} saying what each place answered. */
export async function discoverProvider(fetch: GuardedFetch, issuer: string): Promise<Discovered> {
  const faults: string[] = []
  for (const place of placesOf(issuer)) {
    const said = await readMetadata(fetch, place).catch((error: unknown) => {
      faults.push(`${place}: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    })
    if (said && said['issuer'] === issuer) return providerOf(said, issuer)
    if (said) faults.push(`${place}: names another issuer`)
  }
  throw new OutboundFailure('remote_refused', `no metadata was found (${faults.join('; ')})`.slice(0, 1024))
}

async function readMetadata(fetch: GuardedFetch, place: string): Promise<Members> {
  const { status, body } = await fetch(place, { headers: { accept: 'application/json' }, limit: LARGEST })
  if (status !== 200) throw new Error(`answers ${status}`)
  const said: unknown = JSON.parse(body)
  if (typeof said !== 'object' || said === null) throw new Error('is no JSON object')
  return said as Members
}

const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string').slice(0, 200) : [])

function providerOf(said: Members, issuer: string): Discovered {
  const address = (name: string) => (secureUrl().schema.safeParse(said[name]).success ? { [name]: said[name] as string } : {})
  const methods = textsIn(said['token_endpoint_auth_methods_supported'])
  const challenges = said['code_challenge_methods_supported']
  const method = outboundAuthMethods.find((known) => methods.includes(known)) ?? 'client_secret_basic'
  return {
    provider: {
      issuer,
      ...address('authorization_endpoint'),
      ...address('token_endpoint'),
      ...address('device_authorization_endpoint'),
      ...address('revocation_endpoint'),
      ...address('jwks_uri'),
      iss_parameter: said['authorization_response_iss_parameter_supported'] === true,
      pkce: challenges === undefined || textsIn(challenges).includes('S256'),
      client_auth_method: method,
    },
    scopes: textsIn(said['scopes_supported']),
    sign_in: { ...address('userinfo_endpoint'), ...address('end_session_endpoint') },
  }
}
