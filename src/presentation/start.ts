import { generateKeyPairSync } from 'node:crypto'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { type Presentation, presentation } from '#model/presentation/presentation.ts'
import type { Verifier } from '#model/presentation/verifier.ts'
import { newHandle } from '#oauth/handle.ts'
import type { Batch } from '#store/store.ts'
import { type EarlierClaims, sealEarlier } from './kept-claims.ts'
import { clientOf, presentationHandle, type Transaction } from './transaction.ts'

/** Seconds for a person to find their wallet and agree. */
const PRESENTATION_TTL = 600
/** Seconds that the claims of a presentation can be read after that. */
const KEPT = 3600

type Begun = Pick<Presentation, 'purpose'> & { readonly earlier?: EarlierClaims } & Partial<
    Pick<
      Presentation,
      | 'request_key'
      | 'response_types'
      | 'chain'
      | 'policies'
      | 'offer_follows'
      | 'parties'
      | 'wallet_state'
      | 'client_id'
      | 'return_to'
      | 'browser'
      | 'waiting_id'
    >
  >

/** A key that only the response to one request is encrypted to (HAIP): what is recorded today cannot be read with a key that leaks tomorrow. */
function responseKey({ vault }: Context, id: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return vault.seal(JSON.stringify(privateKey.export({ format: 'jwk' })), `presentation ${id}`)
}

/**
 * Begins a presentation: its row, and the handle that no row holds; `also` writes in the same batch.
 * @throws {Refusal} when the client of the verifier is switched off
 */
export async function startPresentation(
  context: Context,
  asked: Verifier,
  { earlier, ...begun }: Begun,
  also?: (batch: Batch, started: Transaction) => void,
): Promise<Transaction> {
  const client = await clientOf(context, asked)
  const now = context.now()
  const expires_at = now + PRESENTATION_TTL * 1000
  const kept_until = expires_at + KEPT * 1000
  const { handle, id } = newHandle(presentationHandle, kept_until, context.vault)
  const before = earlier && Object.keys(earlier).length > 0 ? { sealed_earlier: sealEarlier(context, id, earlier) } : {}
  const row = newRow(presentation, {
    ...begun,
    ...before,
    id,
    verifier_id: asked.id,
    sealed_key: responseKey(context, id),
    created_at: now,
    expires_at,
    kept_until,
  })
  const started = { handle, row, verifier: asked, client }
  await context.db.together((batch) => {
    batch.insert(presentation, row)
    also?.(batch, started)
  })
  return started
}
