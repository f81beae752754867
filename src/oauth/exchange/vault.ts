import { type ExchangePolicy, perGrant } from '#clients/per-grant.ts'
import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { accessDenied, invalidRequest, invalidTarget, Refusal, temporarilyUnavailable, tooManyRequests } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import type { NewEvent } from '#model/audit-event.ts'
import { type OutboundConnection, outboundConnection } from '#model/outbound/connection.ts'
import { USE_CONNECTIONS } from '#model/system-scopes.ts'
import type { User } from '#model/user.ts'
import { vaultUse } from '#model/vault-use.ts'
import { OutboundFailure } from '#outbound/failure.ts'
import { freshToken } from '#outbound/fresh-token.ts'
import { authorizationOf, mayUseConnection } from '#outbound/of-person.ts'
import { after } from '#store/store.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import { subjectOf } from '../tokens/subject.ts'
import type { PresentedSubject, Subject } from './subject.ts'
import { TOKEN_EXCHANGE, tokenTypes } from './token-types.ts'

const HOUR = 3_600_000

/** A client that asks for a person's token at another service. */
export interface VaultCall {
  readonly presented: PresentedSubject
  readonly subject: Subject
  /** The value of `audience`: the key of a connection. */
  readonly audience: string
  readonly request: Request
}

/** True for an audience that names a connection to another service, and no API of our own tokens. */
export const namesConnection = (audience: string | undefined): audience is string => audience?.startsWith(outboundConnection.prefix ?? ' ') === true

const refuseVault = (message: string, got?: string) => accessDenied(message).because({ check: 'vault', got })

/** The budget of a client, while it is neither stopped nor over. Without one it gets no such token. @throws {Refusal} `access_denied` */
function demandBudget({ vault }: ExchangePolicy, now: number): number {
  if (!vault) throw refuseVault('this client has no budget for tokens of other services: set vault in grant_settings.token_exchange')
  if (vault.stopped) throw refuseVault('tokens of other services were stopped for this client')
  if (vault.ends_at !== undefined && vault.ends_at <= now) throw refuseVault('the budget of this client for tokens of other services has ended')
  return vault.tokens_per_hour
}

/** Counts a use before it is allowed, so that of those who ask at once on all nodes no more get one than the budget says. @throws {Refusal} 429 */
async function countUse({ db, now }: Context, client_id: string, most: number): Promise<void> {
  const [table, expires_at] = [db.table(vaultUse), now() + HOUR]
  const id = expiringKey(expires_at, randomText(12))
  await table.insert({ id, client_id, expires_at })
  const counted = await table.find({ client_id, expires_at: after(now()) }, { limit: most + 1 })
  if (counted.length <= most) return
  await table.remove({ id })
  const wait = ((counted[0]?.expires_at ?? expires_at) - now()) / 1000
  throw tooManyRequests(`this client may have ${most} tokens of other services in an hour`, wait).because({ check: 'vault', expected: [String(most)] })
}

/** The connection, when the person may use it through this client and it tells its token. @throws {Refusal} */
async function findConnection({ audience, presented: { client, context } }: VaultCall, user: User): Promise<OutboundConnection> {
  const row = await context.db.table(outboundConnection).get(audience)
  if (!row || !mayUseConnection(row, { user_id: user.id, client_id: client.id }))
    throw invalidTarget(`${audience.slice(0, 128)} is not a connection that this client may use for this person`).because({ check: 'resource', got: audience })
  if (!row.tells_token) throw refuseVault('this connection does not tell its token: call the API through it', row.name)
  return row
}

/** The failures of a provider as the token endpoint says them. */
function refusalOf(failure: OutboundFailure): Refusal {
  const { kind, message } = failure
  if (kind === 'remote_unavailable') return temporarilyUnavailable(message, failure)
  return refuseVault(`${message}; the person gives their consent at /me/connections`, kind)
}

/** The live token of the person at the other service, renewed first when it ends soon. @throws {Refusal} */
async function liveToken(context: Context, connection: OutboundConnection, user: User) {
  const row = await authorizationOf(context, connection, user.id)
  if (!row) throw refuseVault(`the person has not authorized ${connection.name} yet: they do so at /me/connections`, 'not_authorized')
  try {
    return { row, token: await freshToken(context, row.id) }
  } catch (caught) {
    throw caught instanceof OutboundFailure ? refusalOf(caught) : caught
  }
}

const vaultEvent = ({ presented: { client, context }, audience, request }: VaultCall, more: Pick<NewEvent, 'outcome' | 'reason' | 'target_id'>): NewEvent => ({
  at: context.now(),
  action: 'outbound_authorization.token_given',
  actor_type: 'client',
  actor_id: client.id,
  client_id: client.id,
  target_type: 'outbound_connection',
  target_name: audience.slice(0, 128),
  address: request.address,
  request_id: request.id,
  ...more,
})

async function grantFromVault(call: VaultCall): Promise<Entitlement> {
  const { presented, subject } = call
  const { client, context } = presented
  const { user } = subject
  if (!user || !subject.scope.includes(USE_CONNECTIONS))
    throw invalidRequest(`the subject token must be that of a person, with the scope ${USE_CONNECTIONS}`).because({ check: 'subject_token' })
  const most = demandBudget(perGrant(client, TOKEN_EXCHANGE).exchange, context.now())
  const connection = await findConnection(call, user)
  await countUse(context, client.id, most)
  const { row, token } = await liveToken(context, connection, user)
  const expires_in = token.expires_at === undefined ? {} : { expires_in: Math.max(0, Math.floor((token.expires_at - context.now()) / 1000)) }
  return {
    subject: subjectOf(user.id, client, context),
    user_id: user.id,
    scope: [],
    audience: [connection.id],
    grant_type: TOKEN_EXCHANGE,
    of_others: { access_token: token.access_token, token_type: token.token_type, ...expires_in, issued_token_type: tokenTypes.access_token },
    record: (batch) => record(batch, vaultEvent(call, { target_id: row.id, reason: connection.name })),
  }
}

/**
 * A person's token at another service for a client of ours that shows the person's token (RFC 8693 §2.1 with the connection as `audience`): an agent
 * acts at that service for its person, without ever holding their consent there. Each use and each refusal is recorded.
 * @throws {Refusal}
 */
export async function entitleFromVault(call: VaultCall): Promise<Entitlement> {
  try {
    return await grantFromVault(call)
  } catch (caught) {
    if (caught instanceof Refusal) {
      const event = vaultEvent(call, { outcome: 'refused', reason: caught.message.slice(0, 1024), target_id: call.subject.user?.id })
      await call.presented.context.db.together((batch) => record(batch, event))
    }
    throw caught
  }
}
