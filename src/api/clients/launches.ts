import { findClient } from '#clients/find-client.ts'
import { mayUse } from '#clients/sandbox.ts'
import { isObject, type Members } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { conflict, forbidden, notFound } from '#http/refusal.ts'
import { type Answer, json } from '#http/render.ts'
import { findPerson } from '#login/people.ts'
import { type Client, client as clientTable } from '#model/client.ts'
import type { User } from '#model/user.ts'
import { LAUNCH_TTL, type LaunchContext, launchUrl, makeLaunch } from '#oauth/launch.ts'
import type { Call, Success } from '../operation.ts'
import { findRow } from '../read.ts'
import { clientResource } from '../resources/clients.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { readMembers } from '../write/body.ts'
import { type FieldErrors, faultIf, mergeErrors, refuseFaulty } from '../write/faults.ts'
import { strayMembers } from '../write/stray-members.ts'

const LARGEST = 2048

/** The context in a body. @throws {Refusal} 422 with the faults of all members, those of `more` among them */
export function readLaunchContext(sent: Members, names: readonly string[], more: FieldErrors = {}): LaunchContext {
  const { context = {} } = sent
  refuseFaulty(mergeErrors(strayMembers(sent, [...names, 'context']), more, faultOfContext(context)))
  return context as LaunchContext
}

function faultOfContext(context: unknown): FieldErrors {
  if (!isObject(context)) return { context: ['expected an object'] }
  const isLarge = JSON.stringify(context).length > LARGEST
  return faultIf(isLarge, 'context', `must be at most ${LARGEST} characters of JSON: name what is open, and let the application fetch it`)
}

/** @throws {Refusal} 422 with all faults */
function readLaunching(call: Call): { readonly user_id: string; readonly context: LaunchContext } {
  const sent = readMembers(call.request)
  const { user_id } = sent
  const context = readLaunchContext(sent, ['user_id'], faultIf(typeof user_id !== 'string', 'user_id', 'name the person for whom it is launched'))
  return { user_id: String(user_id), context }
}

/** A launch that is asked for: of an application, for a person, in a context. */
interface Launching {
  readonly row: Client
  readonly person: User
  readonly context: LaunchContext
}

/** Launches an application for a person who may use it, and records it. @throws {Refusal} 403, 409 */
export async function answerLaunch(call: Call, { row, person, context }: Launching): Promise<Answer> {
  const client = await findClient(call.context, row.id)
  if (!client?.active) throw conflict('the client is switched off')
  if (person.blocked || !(await mayUse(call.context, client, person))) throw forbidden('the application is not open to this person')
  const { launch: token, expires_at } = makeLaunch(call.context, { client_id: client.id, user_id: person.id, context })
  const address = client.initiate_login_uri
  const launch_url = address === undefined ? null : launchUrl(address, token, call.context)
  const answer = json({ data: { token, expires_at, launch_url } }, 201, { 'cache-control': 'no-store' })
  await writeTogether(clientTable, call, (batch) => {
    audit(batch, call, { resource: clientTable, deed: 'launched', was: row, is: row, reason: `for ${person.username}` })
    call.settle(batch, answer)
  })
  return answer
}

async function launch(call: Call) {
  const { user_id, context } = readLaunching(call)
  const row = await findRow(clientResource, call)
  const person = await findPerson(call.context, user_id)
  if (!person) throw notFound(`there is no person ${user_id}`)
  return answerLaunch(call, { row, person, context })
}

export const launchContextSchema: JsonSchema = {
  type: 'object',
  additionalProperties: true,
  description: 'The context that the application is told: `launch` in its token answer and in its access tokens.',
}
export const launchSuccess: Success = {
  status: 201,
  doc: 'The launch.',
  schema: () =>
    dataSchema({
      title: 'launch',
      type: 'object',
      required: ['expires_at'],
      properties: {
        token: { type: 'string', description: 'Sent as `launch` in the authorization request; a rehearsal leaves it out.' },
        expires_at: { type: 'integer' },
        launch_url: {
          type: ['string', 'null'],
          description: 'The address that opens the application; null without `initiate_login_uri`, and left out by a rehearsal.',
        },
      },
    }),
}

/** `POST /api/clients/{id}/launches`: opens an application for a person in a context, which its tokens then carry. */
export const launchOperation = rowVerb(clientResource, 'launches', {
  summary: `Make a launch: a token, good once for ${LAUNCH_TTL / 60} minutes, with which the application signs a person in and learns its context`,
  body: () => ({
    type: 'object',
    required: ['user_id'],
    additionalProperties: false,
    properties: {
      user_id: { type: 'string', description: 'The person. Nobody else can use it.' },
      context: launchContextSchema,
    },
  }),
  success: launchSuccess,
  run: launch,
})
