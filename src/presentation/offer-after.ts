import { type CompiledClient, findClient } from '#clients/find-client.ts'
import { findSignInPlace } from '#clients/sign-in-place.ts'
import { CredentialFault, demand } from '#credentials/fault.ts'
import { rowEvent } from '#events/event.ts'
import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { cannotMailCode, type NewOffer, newOffer } from '#issuance/offers/new-offer.ts'
import { credentialOffer } from '#model/credential-offer.ts'
import type { Presentation } from '#model/presentation/presentation.ts'
import { credentialConfigurations } from '#oauth/credential-configurations.ts'
import type { Batch } from '#store/store.ts'
import { claimsOfChain, type PresentedClaims } from './kept-claims.ts'
import { demandComplete } from './metadata-policy.ts'
import { personPresented } from './person.ts'
import type { Transaction } from './transaction.ts'

/** Seconds for a wallet to take what it is offered after a presentation. */
const LIFE = 600

/** An accepted presentation that an offer follows. */
interface Following {
  readonly asked: Transaction
  /** The row as the response made it. */
  readonly row: Presentation
  readonly claims: PresentedClaims
  readonly request: Request
}

/** An offer that follows a presentation, and its writes: they belong in the batch that spends the presentation. */
export interface OfferAfter {
  readonly told: NewOffer['told']
  readonly write: (batch: Batch) => void
}

/** The client that issues: that of the verifier, or the one that asked. @throws {CredentialFault} */
async function issuingClient({ asked, row }: Following, context: Context): Promise<CompiledClient> {
  const client = asked.client ?? (row.client_id === undefined ? undefined : await findClient(context, row.client_id))
  demand(client?.active === true, 'there is no client that issues the credentials: name it in client_id of the verifier')
  demand(client.supported_grant_types.includes('preauthorized_code'), `the client ${client.id} is not registered for preauthorized_code`)
  return client
}

/**
 * The offer of credentials to the person of a presentation ("issuance after presentation"): to whoever the verifier's subject claim names, with what
 * was presented as the source of its claims.
 * @throws {CredentialFault} with the reason why nothing is offered
 */
export async function offerAfter(context: Context, following: Following): Promise<OfferAfter> {
  const { asked, row, claims, request } = following
  const { verifier } = asked
  const keys = [...new Set([...row.chain, ...(row.holder_key === undefined ? [] : [row.holder_key])])]
  demandComplete(row.policies, keys)
  const client = await issuingClient(following, context)
  const known = await credentialConfigurations(context)
  const ids = verifier.offers.filter((id) => known.has(id))
  demand(ids.length > 0, 'none of the credentials that follow is active: see offers of the verifier')
  const { backend } = await findSignInPlace(context, client)
  const person = await personPresented(context, { verifier, claims, row, backend, request })
  if (!person) throw new CredentialFault('the credential names nobody who is known here')
  const parties = { client, person, grants: ['preauthorized_code'] as NewOffer['row']['grants'] }
  demand(!(await cannotMailCode(parties, context)), 'the client demands a transaction code, and the person has no mail address that it could be sent to')
  const offer = newOffer(
    { ...parties, credential_configuration_ids: ids, life: LIFE, presented: { claims: claimsOfChain(context, row, claims), keys } },
    context,
  )
  return {
    told: offer.told,
    write: (batch) => {
      batch.insert(credentialOffer, offer.row)
      offer.orderCode(batch)
      const event = rowEvent({ resource: credentialOffer, deed: 'created', is: offer.row })
      record(batch, { ...event, at: context.now(), actor_type: 'client', actor_id: client.id, reason: `the presentation ${row.id}` })
    },
  }
}
