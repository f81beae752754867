import type { Members } from '#fields/json-object.ts'
import type { AnyResource } from '#fields/resource.ts'
import { forbidden, notFound, unprocessable } from '#http/refusal.ts'
import { json, noContent } from '#http/render.ts'
import { orderSignedOut } from '#login/signed-out.ts'
import { type AccessToken, accessToken } from '#model/access-token.ts'
import { client } from '#model/client.ts'
import { grant } from '#model/grant.ts'
import { type User, user } from '#model/user.ts'
import { after, type Batch } from '#store/store.ts'
import { declared, type Narrowing } from '../administered.ts'
import { statesOf } from '../inspect/token-standing.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { presentOne } from '../present.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { refuseUnlessAsMighty } from '../users/powers.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { readMembers } from '../write/body.ts'
import { etagOf } from '../write/etag.ts'

const activeOnly: Narrowing = {
  name: 'active',
  doc: 'Tokens that are valid now.',
  schema: { const: 'true' },
  match: (value, { context }) => {
    if (value !== 'true') throw unprocessable({ active: ['expected true, or nothing'] })
    return { revoked_at: undefined, expires_at: after(context.now()) }
  },
  // A token that is invalid because of its client, person or grant has no mark in its row.
  screen: async (rows, _value, call) => {
    const states = await statesOf(rows as readonly AccessToken[], call)
    return rows.filter((_, i) => states[i]?.active)
  },
}

/** `/api/tokens`: the access tokens that were issued, whatever their format; the last to expire first. */
export const tokens = declared(accessToken, {
  narrowing: [activeOnly],
  extras: {
    active: { type: 'boolean', description: 'The token is valid now.' },
    client_name: { type: ['string', 'null'] },
    username: { type: ['string', 'null'] },
    credential_name: { type: ['string', 'null'], description: 'The name of the secret that the client proved itself with.' },
  },
  present: (rows, call) => statesOf(rows, call),
})

/** Revokes one token. */
async function revokeOne(call: Call): Promise<AccessToken> {
  const was = await findRow(tokens, call)
  const row = { ...was, revoked_at: was.revoked_at ?? call.context.now() }
  if (was.revoked_at === undefined)
    await writeTogether(accessToken, call, (batch) => {
      batch.changeAny(accessToken, { id: was.id, revoked_at: undefined }, { revoked_at: row.revoked_at })
      audit(batch, call, { resource: accessToken, deed: 'revoked', was, is: row })
    })
  return row
}

type RevokedThrough = 'client_id' | 'user_id' | 'grant_id'
const targets: readonly RevokedThrough[] = ['client_id', 'user_id', 'grant_id']

/** Reads the tokens to revoke. @throws {Refusal} 422 */
function readTargets(body: Members): Partial<Record<RevokedThrough, string>> {
  const errors: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    if (!targets.some((target) => target === name)) errors[name] = [`is not known here; there is ${targets.join(', ')}`]
    else if (typeof value !== 'string' || value === '' || value.length > 255) errors[name] = ['expected a key']
  }
  if (Object.keys(body).length === 0) errors['client_id'] = ['say whose tokens: client_id, user_id, client_id and user_id, or grant_id']
  if ('grant_id' in body && Object.keys(body).length > 1) errors['grant_id'] = ['cannot be combined: a grant has one client and one person']
  if (Object.keys(errors).length > 0) throw unprocessable(errors)
  return body as Partial<Record<RevokedThrough, string>>
}

/** The row, and its field, whose mark revokes all tokens that descend from it. */
const roots: Readonly<Record<RevokedThrough, { readonly resource: AnyResource; readonly mark: string }>> = {
  client_id: { resource: client, mark: 'tokens_revoked_at' },
  user_id: { resource: user, mark: 'tokens_revoked_at' },
  grant_id: { resource: grant, mark: 'revoked_at' },
}

/**
 * `POST /api/tokens/revoke`: revokes all tokens of a client, of a person, of a person at a client, or of a grant, in a few writes for any number of
 * tokens.
 */
async function revokeMany(call: Call) {
  const wanted = readTargets(readMembers(call.request))
  const { client_id = null, user_id = null, grant_id = null } = wanted
  const answer = json({ data: { revoked: { client_id, user_id, grant_id } } })
  const record = client_id !== null && user_id !== null ? ofPair(call, client_id, user_id) : await ofRoot(call, wanted)
  await writeTogether(accessToken, call, (batch) => {
    record(batch)
    call.settle(batch, answer)
  })
  return answer
}

function ofPair(call: Call, client_id: string, user_id: string): (batch: Batch) => void {
  const theirs = { client_id, user_id, revoked_at: undefined }
  const mark = { revoked_at: call.context.now() }
  return (batch) => {
    batch.changeAny(grant, theirs, mark)
    batch.changeAny(accessToken, theirs, mark)
    audit(batch, call, { resource: user, deed: 'tokens_revoked', is: { id: user_id, client_id } })
  }
}

/** All tokens of a person are for administrators of people. @throws {Refusal} 403 */
function refuseUnlessManager({ actor }: Call): void {
  const { manage } = doorsOf('users')
  if (!manage.some((scope) => actor.scopes.has(scope)))
    throw forbidden(`all tokens of a person can be revoked with the scope ${manage.join(' or ')}; name a client_id too`)
}

async function ofRoot(call: Call, wanted: Partial<Record<RevokedThrough, string>>): Promise<(batch: Batch) => void> {
  const target = targets.find((name) => wanted[name] !== undefined) ?? 'grant_id'
  const { resource, mark } = roots[target]
  if (target === 'user_id') refuseUnlessManager(call)
  const id = wanted[target] ?? ''
  const was = /\p{Cc}/u.test(id) ? undefined : await call.context.db.table(resource).get(id)
  if (!was) throw notFound(`there is no such ${resource.name}`)
  if (target === 'user_id') await refuseUnlessAsMighty(call, was as User)
  const marked = { [mark]: call.context.now() }
  return (batch) => {
    batch.changeAny(resource, { id }, marked)
    if (target === 'user_id') orderSignedOut(batch, { user_id: id }, call.context.now())
    audit(batch, call, { resource, deed: 'tokens_revoked', was, is: { ...was, ...marked } })
  }
}

const targetSchema = (target: RevokedThrough) => [target, { type: ['string', 'null'] }] as const

export const tokenVerbs: readonly Operation[] = [
  rowVerb(tokens, 'revoke', {
    summary: 'Revoke a token',
    run: async (call) => {
      const shown = await presentOne(tokens, await revokeOne(call), call)
      return json(shown, 200, { etag: etagOf(shown.data) })
    },
  }),
  {
    method: 'DELETE',
    path: '/api/tokens/:id',
    scopes: doorsOf('clients').manage,
    tag: 'token',
    summary: 'Revoke a token; its record stays until it would have expired',
    success: { status: 204, doc: 'Revoked.' },
    run: async (call) => {
      await revokeOne(call)
      return noContent()
    },
  },
  {
    method: 'POST',
    path: '/api/tokens/revoke',
    scopes: doorsOf('clients').manage,
    tag: 'token',
    summary: 'Revoke all tokens of a client, a person, both, or a grant',
    body: () => ({
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(targets.map((target) => [target, { type: 'string', maxLength: 255 }])),
    }),
    success: {
      status: 200,
      doc: 'All are revoked, on every node.',
      schema: () =>
        dataSchema({
          type: 'object',
          required: ['revoked'],
          properties: { revoked: { type: 'object', properties: Object.fromEntries(targets.map(targetSchema)) } },
        }),
    },
    refuses: [404],
    run: revokeMany,
  },
]
