import { forbidden, notFound } from '#http/refusal.ts'
import { json, noContent } from '#http/render.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { type OutboundConnection, outboundConnection } from '#model/outbound/connection.ts'
import { USE_CONNECTIONS } from '#model/system-scopes.ts'
import { user } from '#model/user.ts'
import { cancelAuthorization } from '#outbound/cancel.ts'
import { freshToken } from '#outbound/fresh-token.ts'
import { authorizationOf, connectionsOf, mayUseConnection, needsConsentAnew, preparedFor } from '#outbound/of-person.ts'
import { remoteCallFor } from '#outbound/registered.ts'
import { tokensToRevoke } from '#outbound/revocation.ts'
import type { Call, Operation } from '../operation.ts'
import { personOf } from '../portal/developer.ts'
import { keyIn } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { callBody, callConnection, callSuccess } from './connection-call.ts'
import { askConsent, consentBody } from './consent.ts'
import { consentSchema, liveTokenSchema, needsProvider, tellToken, withProvider } from './remote-answer.ts'

const scopes = [USE_CONNECTIONS]

/** The connection in the path. @throws {Refusal} 404: one that the person may not use does not exist for them. */
async function findMine(call: Call): Promise<OutboundConnection> {
  const row = await call.context.db.table(outboundConnection).get(keyIn(call))
  if (!row || !mayUseConnection(row, { user_id: personOf(call), client_id: call.actor.client_id })) throw notFound('there is no such connection for you')
  return row
}

/** The authorization that the person uses there. @throws {Refusal} 409 when they have none yet. */
async function demandAuthorization(call: Call, connection: OutboundConnection) {
  const row = await authorizationOf(call.context, connection, personOf(call))
  if (row) return row
  // Told as any other token that is not there.
  return withProvider(call, () => freshToken(call.context, ''))
}

async function listMine(call: Call) {
  const user_id = personOf(call)
  const mine = await connectionsOf(call.context, { user_id, client_id: call.actor.client_id })
  const rows = await Promise.all(mine.map((connection) => authorizationOf(call.context, connection, user_id)))
  return json({
    data: mine.map((connection, i) => ({
      id: connection.id,
      name: connection.name,
      personal: connection.remote_client_id !== undefined,
      needs_consent: connection.remote_client_id !== undefined && needsConsentAnew({ connection, row: rows[i] }),
      status: rows[i]?.status ?? 'unauthorized',
      failing_since: rows[i]?.failing_since ?? null,
    })),
  })
}

/** Begins to ask the person for their own consent; it makes their authorization, or adds the scopes that the connection needs by now. */
async function authorizeMine(call: Call) {
  const connection = await findMine(call)
  if (connection.remote_client_id === undefined) throw forbidden('this connection is authorized by an administrator for everybody')
  const known = await authorizationOf(call.context, connection, personOf(call))
  const person = await call.context.db.table(user).get(personOf(call))
  if (!person) throw notFound('there is no such person')
  const { row, write } = preparedFor({ connection, row: known }, person, call.context.now())
  if (write)
    await writeTogether(outboundAuthorization, call, (batch) => {
      write(batch)
      audit(batch, call, { resource: outboundAuthorization, deed: known ? 'updated' : 'created', ...(known && { was: known }), is: row })
    })
  return askConsent(call, row)
}

async function giveMine(call: Call) {
  const connection = await findMine(call)
  if (!connection.tells_token) throw forbidden('this connection does not tell its token: call the API through it')
  const row = await demandAuthorization(call, connection)
  if (!('id' in row)) return tellToken(row)
  const token = await withProvider(call, () => freshToken(call.context, row.id))
  await writeTogether(outboundAuthorization, call, (batch) =>
    audit(batch, call, { resource: outboundAuthorization, deed: 'token_given', was: row, is: row, reason: connection.name }),
  )
  return tellToken(token)
}

async function callMine(call: Call) {
  const connection = await findMine(call)
  const row = connection.authorization_id === undefined && connection.remote_client_id === undefined ? undefined : await demandAuthorization(call, connection)
  return callConnection(call, connection, row && 'id' in row ? row.id : undefined)
}

/** Takes one's own consent back: the tokens go, here and at the provider. */
async function cancelMine(call: Call) {
  const connection = await findMine(call)
  if (connection.remote_client_id === undefined) throw forbidden('this connection is authorized by an administrator for everybody')
  const row = await authorizationOf(call.context, connection, personOf(call))
  if (!row) throw notFound('you have not authorized this connection')
  const remote = await remoteCallFor(call.context, row).catch(() => undefined)
  const tokens = await tokensToRevoke({ context: call.context, row })
  await writeTogether(outboundAuthorization, call, (batch) => {
    cancelAuthorization(batch, row, { remote, tokens }, call.context.now())
    audit(batch, call, { resource: outboundAuthorization, deed: 'cancelled', was: row, is: row })
  })
  return noContent()
}

const mineSchema = () =>
  dataSchema({
    type: 'array',
    items: {
      title: 'my_connection',
      type: 'object',
      required: ['id', 'name', 'personal', 'needs_consent', 'status', 'failing_since'],
      properties: {
        id: { type: 'string' },
        name: { type: 'string' },
        personal: { type: 'boolean', description: 'True when each person gives their own consent.' },
        needs_consent: {
          type: 'boolean',
          description: 'True when I have to consent anew: what I gave is gone, or the connection needs more scopes now. `/account/connections` asks me.',
        },
        status: { enum: outboundAuthorization.fields.status.kind.choices },
        failing_since: { type: ['integer', 'null'] },
      },
    },
  })

const at = (name: string) => `/me/connections/:id${name}`
const tag = 'me'

/** `/me/connections`: other services for people, their applications and agents. */
export const myConnections: readonly Operation[] = [
  {
    method: 'GET',
    path: '/me/connections',
    scopes,
    tag,
    summary: 'The connections to other services that I may use here',
    success: { status: 200, doc: 'Connections, by name.', schema: mineSchema },
    run: listMine,
  },
  {
    method: 'POST',
    path: at('/authorize'),
    scopes,
    tag,
    summary: 'Begin to give my consent at the other service',
    body: consentBody,
    bodyOptional: true,
    success: { status: 200, doc: 'The address that I open.', schema: consentSchema },
    ...needsProvider,
    run: authorizeMine,
  },
  {
    method: 'POST',
    path: at('/token'),
    scopes,
    tag,
    summary: 'Get a live token of the other service',
    success: { status: 200, doc: 'A live token.', schema: liveTokenSchema },
    ...needsProvider,
    run: giveMine,
  },
  {
    method: 'POST',
    path: at('/call'),
    scopes,
    tag,
    summary: 'Call the other service through this server, which puts the token in',
    body: callBody,
    success: callSuccess,
    bodyLimit: 2_097_152,
    ...needsProvider,
    run: callMine,
  },
  {
    method: 'DELETE',
    path: at(''),
    scopes,
    tag,
    summary: 'Take my consent back, here and at the other service',
    success: { status: 204, doc: 'Taken back.' },
    run: cancelMine,
  },
]
