import { findClient } from '#clients/find-client.ts'
import { mayUse } from '#clients/sandbox.ts'
import { isObject } from '#fields/json-object.ts'
import { conflict, forbidden, notFound, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { findPerson } from '#login/people.ts'
import { client as clientTable } from '#model/client.ts'
import { LAUNCH_TTL, type LaunchContext, makeLaunch } from '#oauth/launch.ts'
import type { Call } from '../operation.ts'
import { findRow } from '../read.ts'
import { clientResource } from '../resources/clients.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { readMembers } from '../write/body.ts'
import { strayMembers } from '../write/stray-members.ts'

const LARGEST = 2048

/** @throws {Refusal} 422 with all faults */
function readLaunching(call: Call): { readonly user_id: string; readonly context: LaunchContext } {
  const sent = readMembers(call.request)
  const { user_id, context = {} } = sent
  const errors = strayMembers(sent, ['user_id', 'context'])
  if (typeof user_id !== 'string') errors['user_id'] = ['name the person for whom it is launched']
  if (!isObject(context)) errors['context'] = ['expected an object']
  else if (JSON.stringify(context).length > LARGEST)
    errors['context'] = [`must be at most ${LARGEST} characters of JSON: name what is open, and let the application fetch it`]
  if (Object.keys(errors).length > 0) throw unprocessable(errors)
  return { user_id: String(user_id), context: context as LaunchContext }
}

async function launch(call: Call) {
  const asked = readLaunching(call)
  const row = await findRow(clientResource, call)
  const client = await findClient(call.context, row.id)
  if (!client?.active) throw conflict('the client is switched off')
  const person = await findPerson(call.context, asked.user_id)
  if (!person) throw notFound(`there is no person ${asked.user_id}`)
  if (person.blocked || !(await mayUse(call.context, client, person.id))) throw forbidden('the application is not open to this person')
  const made = makeLaunch(call.context, { client_id: client.id, user_id: person.id, context: asked.context })
  const launch_url = urlOf(client.initiate_login_uri, made.launch, call)
  const answer = json({ data: { token: made.launch, expires_at: made.expires_at, launch_url } }, 201, { 'cache-control': 'no-store' })
  await writeTogether(clientTable, call, (batch) => {
    audit(batch, call, { resource: clientTable, deed: 'launched', was: row, is: row, reason: `for ${person.username}` })
    call.settle(batch, answer)
  })
  return answer
}

/** The address that opens the application (OIDC Core §4): it begins its sign-in with the issuer and the launch. */
function urlOf(address: string | undefined, token: string, { context }: Call): string | null {
  if (address === undefined) return null
  const url = new URL(address)
  url.searchParams.set('iss', context.issuer)
  url.searchParams.set('launch', token)
  return url.href
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
      context: {
        type: 'object',
        additionalProperties: true,
        description: 'The context that the application is told: `launch` in its token answer and in its access tokens.',
      },
    },
  }),
  success: {
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
  },
  run: launch,
})
