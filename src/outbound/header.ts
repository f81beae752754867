import type { Context } from '#http/context.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import { dpopKeyOf, proveKey } from './dpop-proof.ts'
import { OutboundFailure } from './failure.ts'
import { freshToken } from './fresh-token.ts'
import { findRegistered } from './registered.ts'

/** A request that is to be authorized. */
export interface Authorizing {
  readonly method: string
  readonly url: string
}

/** The credentials of a request: headers, and the values that headers written by hand may name. */
export interface Authorized {
  readonly headers: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
}

async function requireSecret(context: Context, row: OutboundAuthorization, field: 'password' | 'api_key'): Promise<string> {
  const { password, api_key } = row
  const secret = { password, api_key }[field] === undefined ? undefined : await context.sealed.open(outboundAuthorization, row, field)
  if (secret === undefined) throw new OutboundFailure('misconfigured', `the authorization has no ${field}, or its secret file cannot be read`)
  return secret
}

/** RFC 6750 §2.1 and RFC 9449 §7.1 spell the scheme so; servers exist that compare letters. */
const schemeOf = (type: string): string => (/^bearer$/i.test(type) ? 'Bearer' : /^dpop$/i.test(type) ? 'DPoP' : type)

/** Authorizes one request by an authorization: with a live token, a username and password (RFC 7617 §2), or a key. @throws {OutboundFailure} */
export async function authorizeCall(context: Context, row: OutboundAuthorization, request: Authorizing): Promise<Authorized> {
  if (row.type === 'basic') {
    const [username, password] = [row.username ?? '', await requireSecret(context, row, 'password')]
    const basic_auth = Buffer.from(`${username}:${password}`).toString('base64')
    return { headers: { authorization: `Basic ${basic_auth}` }, values: { username, password, basic_auth } }
  }
  if (row.type === 'api_key') {
    const api_key = await requireSecret(context, row, 'api_key')
    const value = row.header_prefix === undefined ? api_key : `${row.header_prefix} ${api_key}`
    return { headers: { [row.header_name.toLowerCase()]: value }, values: { api_key } }
  }
  const { access_token, token_type } = await freshToken(context, row.id)
  const scheme = schemeOf(token_type)
  const proof = scheme === 'DPoP' ? { dpop: await proofOf(context, row, { ...request, token: access_token }) } : {}
  return { headers: { authorization: `${scheme} ${access_token}`, ...proof }, values: { access_token, token_type: scheme } }
}

async function proofOf(context: Context, { id }: OutboundAuthorization, request: Authorizing & { readonly token: string }): Promise<string> {
  // Read anew: the key may have been made with the token.
  const row = await context.db.table(outboundAuthorization).get(id)
  const registered = await findRegistered(context, row?.remote_client_id)
  if (!row || !registered) throw new OutboundFailure('misconfigured', 'the client of the authorization is gone')
  return proveKey(await dpopKeyOf({ context, row }), request, context.now())
}
