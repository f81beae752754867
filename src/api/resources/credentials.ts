import { type ChosenSecret, makeChosenCredential, needsSecretItself, secretFault } from '#clients/secrets.ts'
import { chosenSecret, instant } from '#fields/kinds.ts'
import { field, type Row } from '#fields/resource.ts'
import { conflict, forbidden, notFound } from '#http/refusal.ts'
import { isRef } from '#keys/sealed.ts'
import { type Client, client } from '#model/client.ts'
import { type ClientCredential, clientCredential, MAX_LIVE_CREDENTIALS } from '#model/client-credential.ts'
import type { Batch } from '#store/store.ts'
import { type Administered, administered, type Edit, type Plan } from '../administered.ts'
import { presentReminders } from '../clients/credential-reminders.ts'
import { guardOfClient } from '../clients/powers.ts'
import { secretWarning } from '../clients/secret-warning.ts'
import { unreadableSecret } from '../clients/unreadable-secret.ts'
import { refuseEscalation } from '../escalation.ts'
import { type Call, type Doors, doorsOf } from '../operation.ts'
import { keyIn } from '../read.ts'
import { type FieldErrors, faultIf, faultOf, mergeErrors } from '../write/faults.ts'

type CredentialFields = typeof clientCredential.fields
const further = {
  retire_others_at: field(instant(), { doc: 'When all other secrets of the client expire: a rotation with overlap.', optional: true }),
  secret: field(chosenSecret(), {
    doc: 'A secret of your choice, or `{"ref": "name"}` for one in a secret file; one is generated when none is given.',
    optional: true,
  }),
} as const

/** Tolerates a caller's clock that is a little behind ours. */
const CLOCKS_DIFFER = 60_000

/** The client in the path. @throws {Refusal} 404 */
export async function findOwner(call: Call): Promise<Client> {
  const id = keyIn(call, 'client_id')
  const row = await call.context.db.table(client).get(id)
  if (!row) throw notFound('there is no such client')
  return row
}

const isLiveCredential = (credential: ClientCredential, now: number) => credential.expires_at === undefined || credential.expires_at > now
async function findLiveSecrets(client_id: string, { context }: Call): Promise<ClientCredential[]> {
  const rows = await context.db.table(clientCredential).find({ client_id }, { order: 'created_at', descending: true, limit: 1000 })
  return rows.filter((row) => isLiveCredential(row, context.now()))
}

/** Checks that a client may have one more secret. @throws {Refusal} 409 */
function refuseEleventh(live: readonly ClientCredential[]): void {
  if (live.length >= MAX_LIVE_CREDENTIALS) throw conflict(`a client has at most ${MAX_LIVE_CREDENTIALS} live secrets: delete one first`)
}

/** Of two nodes that counted the same secrets, one loses this compare and set, and counts again. */
const countAnew = (batch: Batch, { id, credentials_version: seen }: Client) =>
  batch.change(client, { id, credentials_version: seen }, { credentials_version: seen + 1 })

/** The secret that the caller chose, or the file that holds it. */
const chosenIn = ({ secret }: Edit['sent']): ChosenSecret => (typeof secret === 'string' || isRef(secret) ? secret : undefined)

function credentialFaults({ was, draft, sent }: Edit<CredentialFields>, row: Client, now: number): FieldErrors {
  const { expires_at } = draft
  const retireAt = sent['retire_others_at']
  return mergeErrors(
    faultOf('secret', secretFault(chosenIn(sent))),
    faultIf(
      expires_at !== undefined && expires_at !== was?.expires_at && expires_at <= now,
      'expires_at',
      'lies in the past: delete the credential to end it now',
    ),
    // A time in seconds instead of milliseconds would end every other secret at once.
    faultIf(
      typeof retireAt === 'number' && retireAt < now - CLOCKS_DIFFER,
      'retire_others_at',
      'lies in the past, in milliseconds since 1970: delete the other secrets to end them now',
    ),
    faultIf(
      !was && !row.token_endpoint_auth_methods.some((method) => method.startsWith('client_secret_')),
      'client_id',
      'none of the token_endpoint_auth_methods of the client uses a secret',
    ),
  )
}

async function planCredential({ was, draft, sent }: Edit<CredentialFields>, call: Call, row: Client): Promise<Plan<CredentialFields>> {
  const now = call.context.now()
  // A change of the secrets decides who can act as the client.
  if (!was || was.expires_at !== draft.expires_at) await refuseEscalation(call, guardOfClient(row))
  const live = await findLiveSecrets(row.id, call)
  if (was) {
    if (isLiveCredential(was, now) === isLiveCredential(draft, now) && was.expires_at === draft.expires_at) return { row: draft }
    if (was.expires_at === undefined) keepOneForGood(row, live, was.id)
    if (!isLiveCredential(was, now)) refuseEleventh(live)
    return { row: draft, also: (batch) => countAnew(batch, row) }
  }
  refuseEleventh(live)
  return creation({ row, draft, sent, live }, call)
}

interface SecretCreation {
  readonly row: Client
  readonly draft: ClientCredential
  readonly sent: Edit['sent']
  readonly live: readonly ClientCredential[]
}

async function creation({ row, draft, sent, live }: SecretCreation, call: Call): Promise<Plan<CredentialFields>> {
  const retireAt = typeof sent['retire_others_at'] === 'number' ? sent['retire_others_at'] : undefined
  if (row.protected && retireAt !== undefined && draft.expires_at !== undefined)
    throw forbidden('this client is write protected: one of its secrets must not expire, or administrators would be locked out')
  const made = await makeChosenCredential(call.context.vault, {
    client_id: row.id,
    id: draft.id,
    name: 'name' in sent ? draft.name : undefined,
    secret: chosenIn(sent),
    seal: needsSecretItself(row.token_endpoint_auth_methods),
    created_by: call.actor.id,
    expires_at: draft.expires_at,
    now: call.context.now(),
  })
  return {
    row: made.row,
    ...(made.secret === undefined ? {} : { once: { secret: made.secret } }),
    warnings: secretWarning(chosenIn(sent)),
    also: (batch) => {
      countAnew(batch, row)
      if (retireAt === undefined) return
      // A rotation does not prolong a secret that expires sooner.
      for (const { id, expires_at } of live)
        if (expires_at === undefined || expires_at > retireAt) batch.changeAny(clientCredential, { id }, { expires_at: retireAt })
    },
  }
}

/** Administrators that use this client must not be locked out when its other secrets expire. @throws {Refusal} 403 */
function keepOneForGood(row: Client, live: readonly ClientCredential[], leaving: string): void {
  if (row.protected && !live.some(({ id, expires_at }) => id !== leaving && expires_at === undefined))
    throw forbidden('this client is write protected: this is its last secret that does not expire, and administrators would be locked out')
}

/** The secrets of clients for one kind of caller: the path, the scopes, and the visible clients. */
export interface CredentialsDoor {
  readonly path: string
  readonly doors: Doors
  readonly author?: 'admin' | 'portal'
  readonly find: (call: Call) => Promise<Client>
}

/** The secrets of a client, shown by name without the secret itself. */
export const credentialsOf = ({ path, doors, author = 'admin', find }: CredentialsDoor): Administered<CredentialFields> =>
  administered({
    resource: clientCredential,
    path,
    doors,
    author,
    verbs: ['list', 'read', 'create', 'patch', 'remove'],
    bodyless: true,
    further,
    extras: {
      secret: { type: 'string', description: 'The secret: in the answer that made it, and never again.' },
      reminded_by_name: { type: ['string', 'null'], description: 'The name of the person who asked to replace it.' },
    },
    within: async (call) => ({ client_id: (await find(call)).id }),
    turn: (call) => keyIn(call, 'client_id'),
    present: (rows, { context }) => presentReminders(rows, context.db),
    faults: async (edit, call) => {
      const row = await find(call)
      return mergeErrors(credentialFaults(edit, row, call.context.now()), await unreadableSecret(chosenIn(edit.sent), row.id, call))
    },
    plan: async (edit, call) => planCredential(edit, call, await find(call)),
    async removal(credential: Row<CredentialFields>, call) {
      const row = await find(call)
      // The developer of an application may always end a secret of it: it may have leaked.
      if (author === 'admin') await refuseEscalation(call, guardOfClient(row))
      keepOneForGood(row, await findLiveSecrets(row.id, call), credential.id)
      return { also: (batch) => countAnew(batch, row) }
    },
  })

/** `/api/clients/{client_id}/credentials`. */
export const credentials = credentialsOf({ path: '/api/clients/:client_id/credentials', doors: doorsOf('clients'), find: findOwner })
