import type { CompiledClient } from '#clients/find-client.ts'
import { mayUse } from '#clients/sandbox.ts'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { accessDenied, invalidBindingMessage, invalidRequest, invalidScope, tooManyRequests } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import type { Params } from '#http/request.ts'
import { subscriberAt } from '#kit/address.ts'
import { type DecoupledRequest, decoupledRequest } from '#model/decoupled-request.ts'
import { after } from '#store/store.ts'
import { acceptedAssertionAlgs } from '../accepted-algs.ts'
import { openRequestObject } from '../authorize/request-object.ts'
import { clientEndpoint } from '../client-auth/client-endpoint.ts'
import type { ClientAuth } from '../contracts.ts'
import { readDemand } from '../decoupled/demand.ts'
import { checkUserCode, findHinted } from '../decoupled/hinted.ts'
import { orderNotification, sealNotification } from '../decoupled/notify.ts'
import { CIBA } from '../grants/ciba.ts'
import { backchannelHandle, newHandle } from '../handle.ts'
import { askedUnbound, holdToProfiles, refuseUnfit } from '../profiles.ts'
import { readScope } from '../scopes.ts'
import { spendOnce } from '../spend-once.ts'

/** Seconds that a person has to decide, unless the client wishes another number. */
const LIFETIME = 300
const [SHORTEST, LONGEST] = [30, 900]
const INTERVAL = 5
/** Milliseconds that a dead request is kept, so that its client hears that it expired. */
const KEPT = 600_000

/** A signed request in place of its parameters (CIBA Core §7.1.1): made for this server, for a while, and used once. @throws {Refusal} */
async function openSigned(params: Params, client: CompiledClient, context: Context): Promise<Params> {
  const alg = client.backchannel_authentication_request_signing_alg
  const facts = { check: 'request_object', spec: 'CIBA Core §7.1.1' } as const
  if (params['request'] === undefined) {
    if (alg !== undefined) throw invalidRequest(`the client must sign its backchannel requests with ${alg}`).because(facts)
    return params
  }
  const opened = await openRequestObject({ request: params['request'] }, alg === undefined ? client : { ...client, request_object_signing_alg: alg }, context)
  const missing = ['iss', 'aud', 'exp', 'iat', 'nbf', 'jti'].filter((name) => opened[name] === undefined)
  if (missing.length > 0) throw invalidRequest(`the signed request lacks ${missing.join(', ')}`).because({ check: 'request_object', spec: 'CIBA Core §7.1.1' })
  const expires_at = Number(opened['exp']) * 1000
  // FAPI CIBA §5.2.2 says it of its clients. A thief of an old request has it before the one of today, so it is said here of all.
  if (!(expires_at - Number(opened['nbf']) * 1000 <= 3_600_000))
    throw invalidRequest('the signed request lives longer than an hour from its nbf to its exp').because({ check: 'request_object' })
  if (!(await spendOnce({ issuer: `backchannel ${client.id}`, jti: opened['jti'] ?? '', expires_at: expires_at + 60_000 }, context)))
    throw invalidRequest('the signed request was used before').because({ check: 'request_object', spec: 'CIBA Core §7.1.1' })
  return opened
}

/** The scopes, APIs and details that are asked for, and the text that both devices show. @throws {Refusal} */
async function demandOf(params: Params, client: CompiledClient, context: Context) {
  if (!readScope(params['scope']).includes('openid'))
    throw invalidScope('the scope openid is missing').because({ check: 'openid_scope', spec: 'CIBA Core §7.1' })
  const demand = await readDemand(params, { client, grant_type: CIBA, context })
  const { binding_message } = params
  if (binding_message !== undefined && !/^[\p{L}\p{N}\p{P}\p{S} ]{1,64}$/u.test(binding_message))
    throw invalidBindingMessage('binding_message must be at most 64 letters, digits, punctuation and spaces').because({
      check: 'parameters',
      spec: 'CIBA Core §13',
    })
  return { ...demand, ...(binding_message !== undefined && { binding_message }) }
}

/** The seconds that a request lives. @throws {Refusal} */
function lifetimeOf({ requested_expiry }: Params): number {
  if (requested_expiry === undefined) return LIFETIME
  if (!/^[1-9]\d{0,8}$/.test(requested_expiry)) throw invalidRequest('requested_expiry must be a positive number of seconds').because({ check: 'parameters' })
  return Math.min(LONGEST, Math.max(SHORTEST, Number(requested_expiry)))
}

/** The token that authenticates a notification; undefined for a client that polls. @throws {Refusal} */
function notificationToken({ client_notification_token: token }: Params, client: CompiledClient): string | undefined {
  if (client.backchannel_token_delivery_mode === 'poll') return undefined
  if (client.backchannel_client_notification_endpoint === undefined)
    throw accessDenied('the client has no backchannel_client_notification_endpoint to be told at')
  if (token === undefined || !/^[A-Za-z0-9._~+/-]{1,1024}=*$/.test(token))
    throw invalidRequest('client_notification_token is missing or no bearer token').because({ check: 'parameters', spec: 'CIBA Core §7.1' })
  return token
}

/** Requests of one client that wait for one person. */
const MOST = 5

/**
 * Keeps a request, unless so many of the client wait for the person that they would be flooded. It is inserted before the rows are counted, so that of a
 * burst over many nodes no more than the bound are kept. @throws {Refusal} 429
 */
async function keepBounded(row: DecoupledRequest, isPushed: boolean, { db, now }: Context): Promise<void> {
  await db.together((batch) => {
    batch.insert(decoupledRequest, row)
    // CIBA Core §12: a client that cannot ask hears that the person did not decide.
    if (isPushed) orderNotification(batch, row, { now: now(), at: row.expires_at })
  })
  const { id, client_id, user_id, expires_at } = row
  const waiting = { client_id, user_id, state: 'pending' as const, expires_at: after(now()) }
  if ((await db.table(decoupledRequest).count(waiting, { upTo: MOST + 1 })) <= MOST) return
  await db.table(decoupledRequest).remove({ id })
  throw tooManyRequests(`${MOST} requests of this client wait for this person already`, Math.ceil((expires_at - now()) / 1000))
}

/** The backchannel authentication endpoint (CIBA Core §7): a client names a person, who is asked on a device of their own. */
export const backchannelAuthentication = (ways: readonly ClientAuth[]) =>
  clientEndpoint(ways, {
    path: '/oauth/backchannel_authentication',
    spec: 'CIBA Core §7',
    metadata: (url, context) => ({
      backchannel_authentication_endpoint: url,
      backchannel_token_delivery_modes_supported: ['poll', 'ping', 'push'],
      backchannel_user_code_parameter_supported: true,
      backchannel_authentication_request_signing_alg_values_supported: acceptedAssertionAlgs(context).filter((alg) => !alg.startsWith('HS')),
    }),
    repeatable: ['resource'],
    requires: () => () => true,
    grants: [CIBA],
    async handle({ request, params: sent, caller: { client }, context }) {
      refuseUnfit(client)
      const params = await openSigned(sent, client, context)
      holdToProfiles('backchannel', client, () => ({ params }))
      const isPushed = client.backchannel_token_delivery_mode === 'push'
      if (isPushed) holdToProfiles('token', client, askedUnbound({ ...params, grant_type: CIBA }))
      const demand = await demandOf(params, client, context)
      const [person, token, lifetime] = [await findHinted(params, client, context), notificationToken(params, client), lifetimeOf(params)]
      await checkUserCode(person, { client, context, user_code: params['user_code'] })
      if (!(await mayUse(context, client, person))) throw accessDenied('the person may not use this application').because({ check: 'person' })
      const now = context.now()
      const [expires_at, kept_until] = [now + lifetime * 1000, now + lifetime * 1000 + KEPT]
      const { handle: auth_req_id, id } = newHandle(backchannelHandle, kept_until, context.vault)
      const row = newRow(decoupledRequest, {
        ...demand,
        id,
        kind: 'backchannel',
        client_id: client.id,
        user_id: person.id,
        interval: INTERVAL,
        network: subscriberAt(request.address),
        ...(token !== undefined && { ping: sealNotification(id, { auth_req_id, token }, context) }),
        created_at: now,
        expires_at,
        kept_until,
      })
      await keepBounded(row, isPushed, context)
      return json({ auth_req_id, expires_in: lifetime, ...(!isPushed && { interval: INTERVAL }) }, 200, { 'cache-control': 'no-store' })
    },
  })
