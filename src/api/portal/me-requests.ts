import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { conflict, forbidden, notFound, unprocessable } from '#http/refusal.ts'
import { json, noContent } from '#http/render.ts'
import { mustConfirm } from '#login/confirm-email.ts'
import { type Grant, grant } from '#model/grant.ts'
import { OWN_ACCOUNT } from '#model/system-scopes.ts'
import { decideRequest, offeredScopes } from '#oauth/decoupled/decide.ts'
import { undecidedOf } from '#oauth/decoupled/of-person.ts'
import type { Call, Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { findMyself } from './developer.ts'
import { isFirstParty } from './first-party.ts'

const own = [OWN_ACCOUNT]

async function myRequests(call: Call) {
  const person = await findMyself(call)
  const waiting = await undecidedOf(call.context, person.id)
  const offered = await Promise.all(waiting.map((one) => offeredScopes(call.context, one, person)))
  return json({
    data: waiting.map(({ row, client }, i) => ({
      id: row.id,
      client_id: client.id,
      client_name: client.name,
      binding_message: row.binding_message ?? null,
      scopes: offered[i] ?? [],
      authorization_details: row.authorization_details ?? null,
      created_at: row.created_at,
      expires_at: row.expires_at,
    })),
  })
}

/** The decision in a body. @throws {Refusal} 422 */
function readDecision(call: Call) {
  const { allow, scopes = [] } = readMembers(call.request, 'decision')
  if (typeof allow !== 'boolean') throw unprocessable({ allow: ['expected true or false'] })
  if (!Array.isArray(scopes) || !scopes.every((name) => typeof name === 'string')) throw unprocessable({ scopes: ['expected a list of scopes'] })
  return { allow, scopes }
}

/** The sign-in in which a grant was given. */
const signInOf = (given: Grant | undefined) =>
  given ? { id: given.session_id, sid: given.sid, auth_time: given.auth_time, acr: given.acr, amr: given.amr } : { amr: [] }

/** Decides in a first-party application. When and how the person signed in is that of the sign-in in which the application got its token. */
async function decideMine(call: Call) {
  const person = await findMyself(call)
  const decision = readDecision(call)
  // An application could otherwise ask for all powers of the person by CIBA, and allow itself.
  if (decision.allow && !(await isFirstParty(call))) throw forbidden(`requests are allowed at ${call.context.issuer}/account/requests`)
  const found = (await undecidedOf(call.context, person.id)).find(({ row }) => row.id === keyIn(call))
  if (!found) throw notFound('there is no such request')
  const { provider } = await findSignInPlace(call.context, found.client)
  if (decision.allow && mustConfirm(provider, person))
    throw forbidden(`prove your e-mail address first: allow the request at ${call.context.issuer}/account/requests, which mails you a link`)
  const [given] = await call.context.db
    .table(grant)
    .find({ user_id: person.id, client_id: call.actor.client_id, revoked_at: undefined }, { descending: true, limit: 1 })
  const isDecided = await decideRequest(call.context, found, { person, session: signInOf(given), request: call.request, ...decision })
  if (!isDecided) throw conflict('the request was decided meanwhile')
  return noContent()
}

const requestSchema: JsonSchema = {
  title: 'own_request',
  type: 'object',
  required: ['id', 'client_id', 'client_name', 'binding_message', 'scopes', 'authorization_details', 'created_at', 'expires_at'],
  properties: {
    id: { type: 'string' },
    client_id: { type: 'string' },
    client_name: { type: 'string' },
    binding_message: { type: ['string', 'null'], description: 'The text that the other device shows, too.' },
    scopes: { type: 'array', items: { type: 'string' } },
    authorization_details: {
      type: ['array', 'null'],
      items: { type: 'object', required: ['type'], properties: { type: { type: 'string' } }, additionalProperties: true },
      description: 'The authorization details that it asks for (RFC 9396): all or nothing.',
    },
    created_at: { type: 'integer' },
    expires_at: { type: 'integer' },
  },
}

/** The requests of applications that wait for the decision of the caller (CIBA Core §7). */
export const myRequestOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/me/requests',
    scopes: own,
    tag: 'me',
    summary: 'The requests of applications on other devices that wait for me',
    success: { status: 200, doc: 'The newest first.', schema: () => dataSchema({ type: 'array', items: requestSchema }) },
    run: myRequests,
  },
  {
    method: 'POST',
    path: '/me/requests/:id',
    scopes: own,
    tag: 'me',
    summary: 'Allow or refuse a request',
    wrapper: 'decision',
    body: () => ({
      type: 'object',
      required: ['allow'],
      properties: { allow: { type: 'boolean' }, scopes: { type: 'array', items: { type: 'string' }, description: 'Those that are given.' } },
    }),
    success: { status: 204, doc: 'Decided.' },
    refuses: [409, 422],
    run: decideMine,
  },
]
