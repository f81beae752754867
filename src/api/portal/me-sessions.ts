import { record } from '#events/record.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { notFound } from '#http/refusal.ts'
import { json, noContent } from '#http/render.ts'
import { ownEvent } from '#login/own-event.ts'
import { endSession, sessionsOf } from '#login/sessions.ts'
import { deviceOf } from '#model/device-name.ts'
import { grant } from '#model/grant.ts'
import type { Session } from '#model/session.ts'
import { OWN_ACCOUNT } from '#model/system-scopes.ts'
import { appsOfSessions } from '#oauth/apps.ts'
import type { Call, Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { findMyself, personOf } from './developer.ts'

const nullableText: JsonSchema = { type: ['string', 'null'] }
const properties: Readonly<Record<string, JsonSchema>> = {
  id: { type: 'string' },
  current: { type: 'boolean', description: 'The token of this request comes from this session.' },
  browser: { ...nullableText, description: 'The browser, as far as it tells.' },
  system: { ...nullableText, description: 'The system of the device, as far as the browser tells.' },
  address: { ...nullableText, description: 'The network address of the sign-in.' },
  applications: {
    type: 'array',
    description: 'The applications it was used for, as far as they still have access that was given in it.',
    items: {
      title: 'session_application',
      type: 'object',
      required: ['client_id', 'name'],
      properties: { client_id: { type: 'string' }, name: { type: 'string' } },
    },
  },
  created_at: { type: 'integer' },
  last_seen_at: { type: 'integer', description: 'When it was last used, to the minute.' },
  expires_at: { type: 'integer' },
}
const sessionSchema: JsonSchema = { title: 'own_session', type: 'object', required: Object.keys(properties), properties }

/** The `sid` of the session that the token comes from; undefined for one that comes from none, like a personal token. */
async function currentSid({ context, token }: Call): Promise<string | undefined> {
  return token?.grant_id === undefined ? undefined : (await context.db.table(grant).get(token.grant_id))?.sid
}

async function mySessions(call: Call) {
  const [rows, sid] = await Promise.all([sessionsOf(call.context, personOf(call)), currentSid(call)])
  const used = await appsOfSessions(
    call.context,
    personOf(call),
    rows.map((row) => row.sid),
  )
  const data = rows.map((row) => {
    const { id, agent, created_at, last_seen_at, expires_at } = row
    const { browser, system } = deviceOf(agent)
    const applications = used.get(row.sid) ?? []
    return {
      id,
      current: row.sid === sid,
      browser: browser ?? null,
      system: system ?? null,
      address: row.address ?? null,
      applications,
      created_at,
      last_seen_at,
      expires_at,
    }
  })
  return json({ data })
}

/** Ends sessions of the caller, which are looked up among their own: the id of another person's session finds nothing. */
async function endMine(call: Call, chosen: (row: Session) => boolean): Promise<number> {
  const { context, request } = call
  const person = await findMyself(call)
  const ending = (await sessionsOf(context, person.id)).filter(chosen)
  for (const row of ending) await endSession(context, row)
  const event = ownEvent(context, { request, person, client_id: call.actor.client_id, action: 'user.sessions_ended' })
  if (ending.length > 0) await context.db.together((batch) => record(batch, event))
  return ending.length
}

async function endOne(call: Call) {
  if ((await endMine(call, ({ id }) => id === keyIn(call))) === 0) throw notFound('there is no such session')
  return noContent()
}

async function endOthers(call: Call) {
  const sid = await currentSid(call)
  await endMine(call, (row) => row.sid !== sid)
  return noContent()
}

/** The browsers in which the caller is signed in. */
export const mySessionOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/me/sessions',
    scopes: [OWN_ACCOUNT],
    tag: 'me',
    summary: 'List the browsers in which I am signed in',
    success: { status: 200, doc: 'The last used first.', schema: () => dataSchema({ type: 'array', items: sessionSchema }) },
    run: mySessions,
  },
  {
    method: 'DELETE',
    path: '/me/sessions',
    scopes: [OWN_ACCOUNT],
    tag: 'me',
    summary: 'Sign me out of every browser but the one that the token comes from',
    success: { status: 204, doc: 'Signed out.' },
    run: endOthers,
  },
  {
    method: 'DELETE',
    path: '/me/sessions/:id',
    scopes: [OWN_ACCOUNT],
    tag: 'me',
    summary: 'Sign me out of one browser; the tokens that came from there stop working, except those with offline_access',
    success: { status: 204, doc: 'Signed out.' },
    run: endOne,
  },
]
