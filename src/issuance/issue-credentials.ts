import type { CompiledClient } from '#clients/find-client.ts'
import { rowEvent } from '#events/event.ts'
import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { invalidNonce, invalidProof } from '#http/refusal.ts'
import { randomKey } from '#kit/random.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import type { CredentialDraft } from '#model/credential-drafts.ts'
import { type IssuedCredential, issuedCredential } from '#model/issued-credential.ts'
import { type SeenOnce, seenOnce } from '#model/seen-once.ts'
import type { User } from '#model/user.ts'
import { newHandle, notificationHandle } from '#oauth/handle.ts'
import type { PresentedContent } from '#oauth/presented-content.ts'
import { type Batch, Conflict } from '#store/store.ts'
import { type CredentialIssuer, credentialIssuer } from './credential-issuer.ts'
import { type CredentialSubject, subjectWith } from './credential-subject.ts'
import { formatOf } from './formats/all.ts'
import type { HolderKey } from './formats/format.ts'
import { personValues } from './person-values.ts'
import { presentedFor } from './presented.ts'
import { drawPlaces, type StatusPlace, statusListUri } from './status-place.ts'

/** An order of credentials: one for each key, or one that is bound to none. */
export interface CredentialOrder {
  readonly configuration: CredentialConfiguration
  readonly client: CompiledClient
  readonly user: User
  readonly grant_id: string | undefined
  readonly holders: readonly HolderKey[]
  /** The draft that its wallet speaks. */
  readonly draft?: CredentialDraft
  /** The nonces that this spends. */
  readonly nonces: readonly SeenOnce[]
  /** Spends what else must be spent, in the batch that records the credentials. */
  readonly spend?: (batch: Batch) => void
}

/** Issued credentials, and the identifier by which their wallet reports on them. */
export interface IssuedCredentials {
  readonly credentials: readonly { readonly credential: string }[]
  readonly notification_id: string
}

interface CredentialMaking {
  readonly order: CredentialOrder
  readonly context: Context
  readonly subject: CredentialSubject
  readonly issuer: CredentialIssuer
  /** Seconds since 1970. */
  readonly iat: number
  readonly exp: number
  readonly notification: string
}

const personName = ({ name, username }: User): string => (name ?? username).slice(0, 255)

async function makeOne(
  { order, context, subject, issuer, iat, exp, notification }: CredentialMaking,
  holder: HolderKey | undefined,
  place: StatusPlace | undefined,
) {
  const { configuration, client, user, grant_id } = order
  const status = place && { status_list: { idx: place.status_index, uri: statusListUri(context, place.status_list_id) } }
  const content = { configuration, iss: issuer.iss, claims: subject.claims, holder, status, iat, exp }
  const credential = await formatOf(configuration).make(content, issuer)
  const row: IssuedCredential = {
    ...place,
    id: randomKey(issuedCredential.prefix ?? ''),
    configuration_id: configuration.id,
    configuration_version: configuration.version,
    format: configuration.format,
    client_id: client.id,
    user_id: user.id,
    holder_name: personName(user),
    grant_id,
    key_thumbprint: holder?.thumbprint,
    attributes: [...subject.attributes],
    status: 'valid',
    notification_id: notification,
    version: 1,
    issued_at: context.now(),
    expires_at: exp * 1000,
  }
  return { credential, row }
}

function recordIssued(batch: Batch, rows: readonly IssuedCredential[], { order, context }: CredentialMaking): void {
  for (const row of order.nonces) batch.insert(seenOnce, row)
  order.spend?.(batch)
  for (const row of rows) {
    batch.insert(issuedCredential, row)
    const event = rowEvent({ resource: issuedCredential, deed: 'issued', is: row })
    record(batch, { ...event, at: context.now(), actor_type: 'client', actor_id: row.client_id, target_name: row.holder_name })
  }
}

/** How often places are drawn anew when one was taken. */
const MOST_DRAWS = 8

/**
 * Demands that the keys took part in the flow before, where the client checks that (`check_public_client_id`).
 * @throws {Refusal} `invalid_proof`
 */
function demandParties({ client, holders }: CredentialOrder, presented: PresentedContent | undefined): void {
  const parties = client.check_public_client_id ? (presented?.keys ?? []) : []
  if (parties.length === 0 || holders.every(({ thumbprint }) => parties.includes(thumbprint))) return
  throw invalidProof('the key of the proof is of nobody who took part in this flow before: use the key that was presented')
}

/**
 * Issues credentials. The only issuer: whatever the request was, its claims, issuer, status and record are made here. The batch that records them
 * spends the nonces of the proofs; no credential leaves without a record.
 * @throws {Refusal} `credential_request_denied`, `invalid_nonce`
 */
export async function issueCredentials(order: CredentialOrder, context: Context): Promise<IssuedCredentials> {
  const { configuration, client, user, holders } = order
  const presented = await presentedFor(order, context)
  demandParties(order, presented)
  const { namespaced = false } = formatOf(configuration)
  const subject = subjectWith(configuration.claims, await personValues(user, context, presented), namespaced)
  const iat = Math.floor(context.now() / 1000)
  const exp = iat + Math.min(configuration.ttl, subject.expires_in ?? configuration.ttl)
  const { handle: notification_id, id: notification } = newHandle(notificationHandle, exp * 1000, context.vault)
  const making: CredentialMaking = { order, context, subject, issuer: await credentialIssuer(client, configuration, context), iat, exp, notification }
  const keys = holders.length === 0 ? [undefined] : holders
  for (let draw = 1; ; draw++) {
    const places = configuration.status_list ? await drawPlaces(client.id, keys.length, { context, again: draw > 1 }) : []
    const made = await Promise.all(keys.map((holder, at) => makeOne(making, holder, places[at])))
    try {
      await context.db.together((batch) =>
        recordIssued(
          batch,
          made.map(({ row }) => row),
          making,
        ),
      )
      for (const _ of made) context.tally.used({ tenant: context.tenant.id, kind: 'desk_use', id: configuration.id, address: '' })
      return { credentials: made.map(({ credential }) => ({ credential })), notification_id }
    } catch (caught) {
      if (!(caught instanceof Conflict)) throw caught
      if (caught.field !== 'status_place') throw invalidNonce('the nonce of the proof was used before: get a new one from the nonce endpoint')
      if (draw === MOST_DRAWS) throw caught
    }
  }
}
