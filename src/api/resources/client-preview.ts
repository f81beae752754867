import { compileClient } from '#clients/find-client.ts'
import { isObject } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { forbidden, Refusal, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { findPerson } from '#login/people.ts'
import type { Client } from '#model/client.ts'
import { scope as scopeResource } from '#model/scope.ts'
import { previewTokens } from '#oauth/tokens/preview.ts'
import { anyOf } from '#store/store.ts'
import type { Administered, AnyRow } from '../administered.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import { readOptionalBody } from '../write/body.ts'
import { draftPatch } from '../write/draft.ts'
import { refuseFaulty } from '../write/faults.ts'
import { clientResource } from './clients.ts'
import { contextAfter, type PendingChanges } from './pending-rows.ts'

const text: JsonSchema = { type: 'string' }
const claims: JsonSchema = { type: ['object', 'null'], description: 'Claim → value; null where the token says nothing to its reader, or is encrypted.' }
const objectSchema = (properties: Record<string, JsonSchema>): JsonSchema => ({ type: 'object', required: Object.keys(properties), properties })
const previewSchema = objectSchema({
  grant_type: text,
  scope: { type: 'array', items: text, description: 'The scopes that would be granted, of those requested.' },
  consent: objectSchema({
    asked: { type: 'boolean', description: 'People are asked for consent.' },
    scopes: { type: 'array', items: objectSchema({ name: text, label: { type: ['string', 'null'] } }) },
  }),
  access_token: objectSchema({ format: { enum: ['opaque', 'jwt'] }, claims, expires_in: { type: 'integer', description: 'Seconds.' } }),
  id_token: { ...objectSchema({ claims, expires_in: { type: 'integer' } }), type: ['object', 'null'] },
  userinfo: claims,
  introspection: { type: 'object' },
  refresh_token_ttl: { type: ['integer', 'null'], description: 'Seconds that an unused refresh token lives; null where none is issued.' },
  released_by: { type: 'object', description: 'Claim about the person → the scope that releases it.', additionalProperties: text },
})

const bodySchema: JsonSchema = {
  title: 'client_preview',
  type: 'object',
  additionalProperties: false,
  properties: {
    user_id: { ...text, description: 'The person for whom. Absent: the client itself.' },
    scope: { ...text, description: 'The requested scopes, separated by spaces.' },
    resource: { ...text, description: 'The API that the token would be for (RFC 8707 §2).' },
    changes: { type: 'object', description: 'A merge patch of the client: the tokens that it would receive after that change.' },
    api_changes: { type: 'object', description: 'A merge patch of the API that `resource` names, in the same way.' },
    backend_changes: {
      type: 'object',
      description: 'A merge patch of the backend of the person, whose `metadata_fields` map attributes to claims, in the same way.',
    },
  },
}

interface AskedPreview extends PendingChanges {
  readonly user_id?: string
  readonly scope: string
  readonly resource?: string
  readonly changes: AnyRow
}

function readAskedPreview(call: Call): AskedPreview {
  const { user_id, scope = '', resource, changes = {}, api_changes, backend_changes, ...unknown } = readOptionalBody(call.request)
  const errors: Record<string, string[]> = Object.fromEntries(Object.keys(unknown).map((name) => [name.slice(0, 64), ['is not known here']]))
  for (const [name, value] of Object.entries({ user_id, scope, resource }))
    if (value !== undefined && typeof value !== 'string') errors[name] = ['expected a text']
  for (const [name, value] of Object.entries({ changes, api_changes, backend_changes }))
    if (value !== undefined && !isObject(value)) errors[name] = ['expected an object']
  if (Object.keys(errors).length > 0) throw unprocessable(errors)
  return {
    scope: scope as string,
    changes: changes as AnyRow,
    ...(user_id ? { user_id: user_id as string } : {}),
    ...(resource ? { resource: resource as string } : {}),
    ...(isObject(api_changes) ? { api_changes } : {}),
    ...(isObject(backend_changes) ? { backend_changes } : {}),
  }
}

/** The person of a preview: their claims are shown, so the caller must be allowed to see people. @throws {Refusal} 403, 422 */
async function findPreviewed(call: Call, id: string | undefined) {
  if (id === undefined) return undefined
  if (!doorsOf('users').read.some((name) => call.actor.scopes.has(name))) throw forbidden('a preview for a person shows their claims: it takes users:read:all')
  const person = await findPerson(call.context, id)
  if (!person) throw unprocessable({ user_id: ['there is no such person'] })
  return person
}

async function preview(call: Call) {
  const row = await findRow(clientResource, call)
  const { user_id, scope, resource, changes, ...pending } = readAskedPreview(call)
  const user = await findPreviewed(call, user_id)
  const { draft, faults } = draftPatch(clientResource as Administered, row, { body: changes, names: call.context.names })
  refuseFaulty(faults)
  const context = await contextAfter(pending, { resource, user }, call)
  const client = compileClient(draft as Client, [], context.settings)
  const told = await previewTokens({ client, user, scope: scope.split(' ').filter(Boolean), resource }, context).catch((refusal) => {
    throw refusal instanceof Refusal && refusal.status < 500 ? new Refusal('bad_request', 400, refusal.message) : refusal
  })
  const labels = told.scope.length === 0 ? [] : await context.db.table(scopeResource).find({ name: anyOf(told.scope) })
  const scopes = told.scope.map((name) => ({ name, label: labels.find((known) => known.name === name)?.label ?? null }))
  return json({ data: { ...told, consent: { asked: user !== undefined && !client.first_party, scopes } } })
}

/** `POST /api/clients/{id}/preview`: the consent and the contents of the tokens that a client would receive. Nothing is written. */
export const clientPreview: Operation = {
  ...rowVerb(clientResource, 'preview', {
    summary: 'Preview what a client would receive for a person, scopes and an API; nothing is written, and no token is given out',
    body: () => bodySchema,
    bodyOptional: true,
    success: { status: 200, doc: 'The contents of the tokens.', schema: () => dataSchema(previewSchema) },
    run: preview,
  }),
  scopes: clientResource.doors.read,
}
