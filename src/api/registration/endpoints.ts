import { chooseMetadata } from '#clients/metadata-choices.ts'
import { asRegistrationError, fieldsOfMetadata, metadataOf } from '#clients/registered-metadata.ts'
import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { conflict, invalidRequest, notFound, Refusal } from '#http/refusal.ts'
import { type Answer, json } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { networkOf } from '#kit/address.ts'
import { makeSecret } from '#kit/random.ts'
import { type Client, client } from '#model/client.ts'
import { initialAccessToken } from '#model/initial-access-token.ts'
import { registration } from '#model/registration.ts'
import { administered, type Edit, type Plan } from '../administered.ts'
import { planClient } from '../clients/edit.ts'
import type { Call } from '../operation.ts'
import { clientResource, planRemoval } from '../resources/clients.ts'
import { readMembers } from '../write/body.ts'
import { patch } from '../write/change.ts'
import { createRow } from '../write/create.ts'
import { removeRow } from '../write/remove.ts'
import { admitRegistration, managementDigest, verifyManagement } from './admission.ts'
import { takePlace } from './quota.ts'
import { readStatement, type Vouched } from './software-statement.ts'

type ClientFields = typeof client.fields

const PATH = '/oauth/register'
/** The prefix of management tokens, so that scanners recognise a leaked one. */
const PREFIX = 'gra_'

/** A program that registers itself holds no power: it can give its client none. */
const callOf = (request: Request, context: Context, id = 'registration'): Call => ({
  request,
  context,
  actor: { type: 'client', id, client_id: 'registration', scopes: new Set() },
  settle: () => {},
})

/** Clients that register themselves: `/api/clients` for whoever holds the management token. */
const registeredBy = (vouched?: Vouched) =>
  administered<ClientFields>({
    ...clientResource,
    further: {},
    plan: (edit, call) => (edit.was ? planClient(edit, call) : planRegistration(edit, call, vouched)),
    removal: planRemoval,
  })
const registered = registeredBy()

/** Inserts the registration beside the client, and uses up the initial access token: of two that race for its last use, one is refused. */
async function planRegistration(edit: Edit<ClientFields>, call: Call, vouched?: Vouched): Promise<Plan<ClientFields>> {
  const { context, request } = call
  const initial = await admitRegistration(request, context, vouched !== undefined)
  // A statement is no secret: everybody who has a copy of the software can show it, any number of times.
  if (!initial) await takePlace(context, request.address)
  const token = makeSecret(PREFIX)
  const plan = await planClient(
    { ...edit, draft: { ...edit.draft, origin: 'dynamic', pkce: context.tenant.registration_pkce || !edit.draft.confidential } },
    call,
  )
  const now = context.now()
  return {
    ...plan,
    once: { ...plan.once, registration_access_token: token },
    also: (batch) => {
      plan.also?.(batch)
      batch.insert(registration, {
        client_id: plan.row.id,
        digest: managementDigest(context, token),
        network: networkOf(request.address),
        registered_at: now,
        ...(initial && { initial_access_token_id: initial.id }),
        ...(vouched && { vouched: vouched.metadata as never }),
      })
      if (!initial) return
      const { id, uses_left, version } = initial
      batch.change(
        initialAccessToken,
        { id, version },
        { last_used_at: now, version: version + 1, ...(uses_left !== undefined && { uses_left: uses_left - 1 }) },
      )
    },
  }
}

const answeredData = ({ body }: Answer): Members => JSON.parse(body.toString()).data

/** The client information response (RFC 7591 §3.2.1). */
function informationOf(data: Members, { issuer }: Context, token: string, status = 200): Answer {
  const { id, secret, created_at, software_statement } = data
  return json(
    {
      client_id: id,
      client_id_issued_at: Math.floor(Number(created_at) / 1000),
      ...(secret === undefined ? {} : { client_secret: secret, client_secret_expires_at: 0 }),
      registration_access_token: token,
      registration_client_uri: `${issuer}${PATH}/${encodeURIComponent(String(id))}`,
      ...metadataOf(data),
      ...(software_statement === undefined ? {} : { software_statement }),
    },
    status,
  )
}

async function withOwnErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (caught) {
    if (caught instanceof Refusal && caught.error === 'bad_request') throw invalidRequest(caught.message)
    throw asRegistrationError(caught)
  }
}

const dropNulls = (members: Members): Members => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))

/** The fields of a client out of the metadata that a program sends: the members of its software statement win (RFC 7591 §2.3). */
const readMetadata = (sent: Members, { names, settings }: Context, vouched?: Vouched): Members =>
  fieldsOfMetadata(chooseMetadata({ ...sent, ...vouched?.metadata }, names), { implicit: settings.implicit_grant })

async function registerClient(request: Request, context: Context): Promise<Answer> {
  const members = context.tenant.registration === 'closed' ? {} : readMembers(request)
  const vouched = await readStatement(members, context)
  const initial = await admitRegistration(request, context, vouched !== undefined)
  const sent = dropNulls(readMetadata(members, context, vouched))
  const data = answeredData(
    await createRow(registeredBy(vouched) as never, callOf(request, context, initial && `initial access token ${initial.name}`), {
      sent,
      collection: PATH,
    }),
  )
  const told = vouched === undefined ? data : { ...data, software_statement: vouched.text }
  return informationOf(told, context, String(data['registration_access_token']), 201)
}

/** A new management token in place of the one that was shown, which is good until the new one is used (RFC 7592 §3). @throws {Refusal} 409 when another request was quicker */
async function rotateToken(request: Request, context: Context): Promise<string> {
  const { row, digest } = await verifyManagement(request, context)
  const token = makeSecret(PREFIX)
  const match = { client_id: row.client_id, digest: row.digest }
  const won = await context.db.table(registration).change(match, { digest: managementDigest(context, token), former_digest: digest })
  if (!won) throw conflict('the registration is being read or changed by another request: try again')
  return token
}

const requireRegistered = async ({ params }: Request, { db }: Context): Promise<Client> => {
  const row = await db.table(client).get(params['client_id'] ?? '')
  if (!row) throw notFound('the client is gone')
  return row
}
/** The request with the place that operations of the API read. */
const addressClient = (request: Request, body?: Members): Request => ({
  ...request,
  params: { id: request.params['client_id'] ?? '' },
  ...(body && { body: Buffer.from(JSON.stringify(body)), headers: { 'content-type': 'application/json' } }),
})

async function readRegistration(request: Request, context: Context): Promise<Answer> {
  // First, so that a stranger does not learn which clients there are.
  const token = await rotateToken(request, context)
  return informationOf(await requireRegistered(request, context), context, token)
}

/** RFC 7592 §2.2: what is not sent is cleared. */
async function replaceRegistration(request: Request, context: Context): Promise<Answer> {
  const { row } = await verifyManagement(request, context)
  // A replacement must not undo what the software statement said.
  const sent = { ...readMembers(request), ...row.vouched }
  if (sent['client_id'] !== request.params['client_id']) throw invalidRequest('client_id must be that of the client')
  const { application_type: _, ...fields } = readMetadata(sent, context)
  const operation = patch(registered as never)
  const call = callOf(addressClient(request, { ...fields, application_type: sent['application_type'] ?? null }), context)
  const data = answeredData(await operation.run(call))
  return informationOf(data, context, await rotateToken(request, context))
}

async function removeRegistration(request: Request, context: Context): Promise<Answer> {
  await verifyManagement(request, context)
  return removeRow(registered, callOf(addressClient(request), context))
}

const isOpen = ({ tenant }: Context) => tenant.registration !== 'closed'
const own = { surface: 'oauth', cors: 'any' } as const

/** Dynamic client registration (RFC 7591) and its management (RFC 7592). */
export const registrationEndpoints: readonly Endpoint[] = [
  endpoint({
    ...own,
    method: 'POST',
    path: PATH,
    spec: 'RFC 7591 §3',
    metadata: (url, context) => ({
      ...(isOpen(context) ? { registration_endpoint: url } : {}),
      ...(context.tenant.client_documents === 'off' ? {} : { client_id_metadata_document_supported: true }),
    }),
    handle: (request, context) => withOwnErrors(() => registerClient(request, context)),
  }),
  ...(
    [
      ['GET', 'RFC 7592 §2.1', readRegistration],
      ['PUT', 'RFC 7592 §2.2', replaceRegistration],
      ['DELETE', 'RFC 7592 §2.3', removeRegistration],
    ] as const
  ).map(([method, spec, run]) =>
    endpoint({ ...own, method, path: `${PATH}/:client_id`, spec, refusesHead: true, handle: (request, context) => withOwnErrors(() => run(request, context)) }),
  ),
]
