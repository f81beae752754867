import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { signAssertion } from './client-proof.ts'
import { OutboundFailure } from './failure.ts'
import { askHook } from './hook.ts'
import type { RemoteCall } from './registered.ts'
import { type RemoteTokens, tokensOf } from './token-answer.ts'
import { requestTokens } from './token-request.ts'
import { fillPairs, joinedScopes, valuesOf } from './values.ts'

/** Gives a live token of another authorization, for an exchange. */
export type TokenOf = (id: string) => Promise<string>

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** The flows in which nobody has to be asked: a token is got anew as the first was. */
const alone: ReadonlySet<string> = new Set(['client_credentials', 'jwt_bearer', 'token_exchange'])
export const needsNobody = ({ type, flow }: Pick<RemoteCall['row'], 'type' | 'flow'>): boolean => type === 'oauth2' && alone.has(flow)

/** True when the token of an authorization can be renewed at all. */
export const isRenewable = ({ row, provider }: Pick<RemoteCall, 'row' | 'provider'>): boolean =>
  provider.refresh_strategy === 'hook' || (provider.refresh_strategy === 'standard' && (row.refresh_token !== undefined || needsNobody(row)))

/** Gets a token that nobody has to be asked for: the first one, or another in place of one that ended. @throws {OutboundFailure} */
async function obtainAlone(remote: RemoteCall, tokenOf: TokenOf): Promise<RemoteTokens> {
  const { row } = remote
  const values = valuesOf(remote)
  const scope = joinedScopes(remote, values)
  const further = { ...fillPairs(row.parameters, values), ...(scope === undefined ? {} : { scope }) }
  if (row.flow === 'client_credentials') return requestTokens(remote, { ...further, grant_type: 'client_credentials' })
  if (row.flow === 'jwt_bearer') {
    const assertion = await signAssertion(remote, row.assertion_subject ?? remote.client.identifier)
    return requestTokens(remote, { ...further, grant_type: JWT_BEARER, assertion })
  }
  const subject_token = await tokenOf(row.subject_authorization_id ?? '')
  return requestTokens(remote, { ...further, grant_type: EXCHANGE, subject_token, subject_token_type: ACCESS_TOKEN })
}

/** Renews the token of an authorization as its provider wants it (RFC 6749 §6). @throws {OutboundFailure} */
export async function renewTokens(remote: RemoteCall, tokenOf: TokenOf): Promise<RemoteTokens> {
  const { row, provider, context } = remote
  const open = (field: 'refresh_token' | 'access_token') => context.sealed.open(outboundAuthorization, row, field)
  if (provider.refresh_strategy === 'hook') {
    const [refresh_token, access_token] = [await open('refresh_token'), await open('access_token')]
    return tokensOf(
      await askHook(remote, { type: 'refresh', tokens: { ...(refresh_token ? { refresh_token } : {}), ...(access_token ? { access_token } : {}) } }),
    )
  }
  if (needsNobody(row)) return obtainAlone(remote, tokenOf)
  const refresh_token = await open('refresh_token')
  if (refresh_token === undefined) throw new OutboundFailure('token_expired', 'the token has ended and there is no refresh token: authorize it again')
  return requestTokens(remote, { grant_type: 'refresh_token', refresh_token })
}
