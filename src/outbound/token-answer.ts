import { isObject, type Members } from '#fields/json-object.ts'
import type { Fetched } from '#kit/fetch.ts'
import { OutboundFailure } from './failure.ts'

/** The tokens of a provider's answer, its types checked. */
export interface RemoteTokens {
  readonly access_token: string
  readonly token_type: string
  /** In seconds. Absent: the provider does not say. */
  readonly expires_in?: number
  readonly refresh_token?: string
  readonly id_token?: string
  /** As the provider spells it. */
  readonly scope?: string
}

const [LONGEST_TOKEN, LONGEST_LIFE] = [65_536, 315_360_000]
/** Visible ASCII: a line end in a token would be a header of its own where the token is used. */
const isToken = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST_TOKEN && /^[\x20-\x7e]+$/.test(value)

/** The members of an answer: JSON (RFC 6749 §5.1), or a form, as some servers still send. Nothing when it is neither. */
export function membersIn({ body, headers }: Pick<Fetched, 'body' | 'headers'>): Members | undefined {
  const type = (headers['content-type'] ?? '').toLowerCase()
  if (!type.includes('json') && /^[\w.~%+-]+=/.test(body)) return Object.fromEntries(new URLSearchParams(body))
  try {
    const value: unknown = JSON.parse(body)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The text of an error as it may be stored and shown: printable, short. */
export const plainText = (value: unknown, most = 500): string | undefined =>
  typeof value === 'string' && value !== ''
    ? value
        .replaceAll(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ')
        .trim()
        .slice(0, most) || undefined
    : undefined

/** Errors after which trying again later makes sense (RFC 6749 §4.1.2.1). */
const passing = new Set(['temporarily_unavailable', 'server_error', 'slow_down', 'authorization_pending'])
/** The permission is no more: somebody must give it anew (RFC 6749 §5.2). */
const ended = new Set(['invalid_grant', 'bad_refresh_token', 'invalid_refresh_token', 'interaction_required', 'consent_required', 'login_required'])

/** The failure that an answer tells of, or none. Some servers tell of it with status 200. */
function failureIn({ status }: Pick<Fetched, 'status'>, members: Members | undefined): OutboundFailure | undefined {
  const code = members?.['error']
  const error = plainText(isObject(code) ? (code['code'] ?? code['type']) : code, 128)
  const description = plainText(members?.['error_description'] ?? (isObject(code) ? code['message'] : undefined))
  const said = { error, description }
  if (status >= 500 || status === 429 || (error !== undefined && passing.has(error)))
    return new OutboundFailure('remote_unavailable', `the provider answers ${status}${error ? `, ${error}` : ''}`, said)
  if (error !== undefined && ended.has(error))
    return new OutboundFailure('grant_lost', 'the provider does not know the permission any more: it must be given anew', said)
  if (error !== undefined) return new OutboundFailure('remote_refused', `the provider refuses: ${error}`, said)
  if (status < 200 || status >= 300) return new OutboundFailure('remote_refused', `the provider answers ${status} without saying why`)
  return undefined
}

/** Reads the answer of a token endpoint. @throws {OutboundFailure} when it is none, or tells of an error. */
export function readTokens(answer: Fetched): RemoteTokens {
  const members = membersIn(answer)
  const failure = failureIn(answer, members)
  if (failure) throw failure
  if (!members) throw new OutboundFailure('remote_refused', 'the provider answers with something that is neither JSON nor a form')
  return tokensOf(members)
}

/** The tokens in the members of an answer. @throws {OutboundFailure} */
export function tokensOf(members: Members): RemoteTokens {
  const { access_token, token_type = 'Bearer', refresh_token, id_token, scope } = members
  if (!isToken(access_token)) throw new OutboundFailure('remote_refused', 'the answer of the provider holds no access_token')
  if (typeof token_type !== 'string' || !/^[\w-]{1,64}$/.test(token_type))
    throw new OutboundFailure('remote_refused', 'the token_type in the answer of the provider is none')
  for (const [name, value] of Object.entries({ refresh_token, id_token }))
    if (value !== undefined && value !== null && value !== '' && !isToken(value))
      throw new OutboundFailure('remote_refused', `the ${name} in the answer of the provider is none`)
  const life = Number(members['expires_in'] ?? Number.NaN)
  return {
    access_token,
    token_type,
    ...(Number.isFinite(life) && life > 0 ? { expires_in: Math.min(life, LONGEST_LIFE) } : {}),
    ...(isToken(refresh_token) ? { refresh_token } : {}),
    ...(isToken(id_token) ? { id_token } : {}),
    ...(typeof scope === 'string' ? { scope: scope.slice(0, 8192) } : {}),
  }
}
