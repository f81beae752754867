import { z } from 'zod'
import { record } from '#events/record.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { forbidden, notFound } from '#http/refusal.ts'
import { json, noContent } from '#http/render.ts'
import { ownEvent } from '#login/own-event.ts'
import { type PersonalToken, personalToken } from '#model/personal-token.ts'
import { OWN_ACCOUNT } from '#model/system-scopes.ts'
import { type MadeToken, makePersonalToken, personalTokensOf, removePersonalToken } from '#oauth/personal-tokens.ts'
import type { Batch } from '#store/store.ts'
import type { Call, Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { parseMembers } from '../write/parsed-body.ts'
import { findMyself, personOf } from './developer.ts'
import { isFirstParty } from './first-party.ts'

const own = [OWN_ACCOUNT]
const DAY = 86_400
/** The life of a token that does not say, in seconds. */
const USUAL = 30 * DAY

const wish = z.strictObject({
  note: personalToken.fields.note.kind.schema,
  scopes: personalToken.fields.scope.kind.schema,
  expires_in: z.int().min(60).max(157_680_000).default(USUAL),
})

const presentToken = ({ id, note, scope, created_at, expires_at }: PersonalToken, now: number) => ({
  id,
  note,
  scopes: scope,
  created_at,
  expires_at,
  live: expires_at > now,
})

const tokenSchema: JsonSchema = {
  title: 'own_token',
  type: 'object',
  required: ['id', 'note', 'scopes', 'created_at', 'expires_at', 'live'],
  properties: {
    id: { type: 'string' },
    note: { type: 'string' },
    scopes: { type: 'array', items: { type: 'string' } },
    created_at: { type: 'integer' },
    expires_at: { type: 'integer' },
    live: { type: 'boolean' },
    token: { type: 'string', description: 'The token, in the answer that makes it and never again.' },
  },
}

async function myTokens(call: Call) {
  const now = call.context.now()
  return json({ data: (await personalTokensOf(call.context, personOf(call))).map((row) => presentToken(row, now)) })
}

/**
 * A personal token outlives the consent, the key and the sign-in of the application that makes it, so only a first-party application may, and it
 * cannot hand out more than its own token carries.
 */
async function makeMine(call: Call) {
  if (!(await isFirstParty(call))) throw forbidden(`access tokens are made at ${call.context.issuer}/account/tokens`)
  const { note, scopes, expires_in } = parseMembers(wish, readMembers(call.request, 'token'), 'token')
  const beyond = scopes.find((name) => !call.actor.scopes.has(name))
  if (beyond !== undefined) throw forbidden(`the token of this request does not carry the scope ${beyond}, so it cannot give it on`)
  const answerOf = ({ row, token }: MadeToken) =>
    json({ data: { ...presentToken(row, call.context.now()), token } }, 201, { location: `${call.request.path.replace(/\/$/, '')}/${row.id}` })
  const also = (batch: Batch, made: MadeToken) => call.settle(batch, answerOf(made))
  return answerOf(await makePersonalToken(call.context, await findMyself(call), { note, scope: scopes, lifetime: expires_in }, { request: call.request, also }))
}

async function removeMine(call: Call) {
  const { context } = call
  const person = await findMyself(call)
  const row = (await personalTokensOf(context, person.id)).find(({ id }) => id === keyIn(call))
  if (!row) throw notFound('there is no such token')
  await context.db.together((batch) => {
    removePersonalToken(batch, row, context.now())
    record(batch, ownEvent(context, { request: call.request, person, action: 'personal_token.deleted' }))
  })
  return noContent()
}

/** The personal access tokens of the caller. */
export const myTokenOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/me/tokens',
    scopes: own,
    tag: 'me',
    summary: 'The access tokens that I made for scripts of my own',
    success: { status: 200, doc: 'The last to die first.', schema: () => dataSchema({ type: 'array', items: tokenSchema }) },
    run: myTokens,
  },
  {
    method: 'POST',
    path: '/me/tokens',
    scopes: own,
    tag: 'me',
    summary: 'Make an access token for a script of my own',
    wrapper: 'token',
    body: () => ({
      type: 'object',
      required: ['note', 'scopes'],
      additionalProperties: false,
      properties: {
        note: { type: 'string', minLength: 1, maxLength: 256, description: 'Its purpose.' },
        scopes: { type: 'array', items: { type: 'string' }, description: 'No more than the token of the request carries.' },
        expires_in: { type: 'integer', minimum: 60, description: 'How many seconds it lives; a month unless said.' },
      },
    }),
    success: { status: 201, doc: 'Made; the token is told once.', schema: () => dataSchema(tokenSchema), headers: ['Location'] },
    refuses: [409, 422],
    run: makeMine,
  },
  {
    method: 'DELETE',
    path: '/me/tokens/:id',
    scopes: own,
    tag: 'me',
    summary: 'Delete an access token of mine; it is dead at once',
    success: { status: 204, doc: 'Deleted.' },
    run: removeMine,
  },
]
