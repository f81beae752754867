import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { sameText } from '#kit/vault.ts'
import { type InitialAccessToken, initialAccessToken } from '#model/initial-access-token.ts'
import { type Registration, registration } from '#model/registration.ts'
import { readBearer } from '#oauth/tokens/bearer.ts'

export const initialTokenDigest = ({ vault }: Pick<Context, 'vault'>, token: string): string => vault.digest('initial_access_token', token)
export const managementDigest = ({ vault }: Pick<Context, 'vault'>, token: string): string => vault.digest('registration_access_token', token)

const shownToken = ({ headers }: Request): string | undefined => readBearer(headers['authorization'] ?? '')?.token

const invalidToken = (message: string): Refusal =>
  new Refusal('invalid_token', 401, message, { headers: { 'www-authenticate': 'Bearer realm="gatehouse", error="invalid_token"' } })

/**
 * Admits a registration by the rule of the tenant (RFC 7591 §3): with an initial access token, with a software statement that was verified, or, where it
 * is open, without either. A token that is sent must be good, also where none is needed.
 * @returns the token, which the registration uses up
 * @throws {Refusal} 401, 403
 */
export async function admitRegistration(request: Request, context: Context, isVouched: boolean): Promise<InitialAccessToken | undefined> {
  const rule = context.tenant.registration
  if (rule === 'closed') throw new Refusal('access_denied', 403, 'clients cannot register themselves here: ask an administrator')
  const token = shownToken(request)
  if (token !== undefined) return findInitial(token, context)
  if (rule === 'with_token') throw invalidToken('registration takes an initial access token: Authorization: Bearer …')
  if (rule === 'with_statement' && !isVouched)
    throw invalidToken('registration takes a software statement of a trusted issuer (software_statement), or an initial access token: Authorization: Bearer …')
  return undefined
}

async function findInitial(token: string, context: Context): Promise<InitialAccessToken> {
  const [row] = await context.db.table(initialAccessToken).find({ digest: initialTokenDigest(context, token) }, { limit: 1 })
  const isLive = row && (row.expires_at === undefined || row.expires_at > context.now()) && row.uses_left !== 0
  if (!isLive) throw invalidToken('the initial access token is unknown, expired or used up')
  return row
}

/** The registration whose management token a request shows (RFC 7592 §1.3), and its digest. One answer for an unknown client and a wrong token. @throws {Refusal} 401 */
export async function verifyManagement(request: Request, context: Context): Promise<{ readonly row: Registration; readonly digest: string }> {
  const { client_id = '' } = request.params
  const digest = managementDigest(context, shownToken(request) ?? '')
  const row = /^[\x21-\x7e]{1,255}$/.test(client_id) ? await context.db.table(registration).get(client_id) : undefined
  const isRight = row && (sameText(row.digest, digest) || (row.former_digest !== undefined && sameText(row.former_digest, digest)))
  if (!isRight) throw invalidToken('the registration access token is not good for this client')
  return { row, digest }
}
