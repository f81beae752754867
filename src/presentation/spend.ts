import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { sameText } from '#kit/vault.ts'
import { presentation } from '#model/presentation/presentation.ts'
import type { Batch } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { digestOfCode, presentationEvent } from './answer.ts'
import { openClaims, type PresentedClaims } from './kept-claims.ts'
import type { Transaction } from './transaction.ts'

/**
 * True when an accepted presentation may go on here. One from a wallet on the same device needs the code that the wallet got, which proves that its
 * person is the one at this browser and not one who was sent a link (OID4VP 1.0 §13.3).
 */
export function mayContinue(context: Context, { row }: Transaction, response_code: string | undefined): boolean {
  if (row.state !== 'accepted') return false
  return (
    (row.flow !== 'same_device' && row.purpose !== 'wallet') ||
    (response_code !== undefined && row.response_code !== undefined && sameText(digestOfCode(context, response_code), row.response_code))
  )
}

/** Uses an accepted presentation up, once, and returns its claims; `also` writes in the same batch; undefined for one that was used (compare and set). */
export async function spendPresentation(
  context: Context,
  asked: Transaction,
  { request, also }: { readonly request: Request; readonly also?: (batch: Batch) => void },
): Promise<PresentedClaims | undefined> {
  const written = await writeUnlessLost(context.db, (batch) => {
    batch.change(presentation, { id: asked.row.id, state: 'accepted' }, { state: 'used' })
    also?.(batch)
    record(batch, presentationEvent(context, asked, { action: 'presentation.used', request }))
  })
  if (!written) return undefined
  return openClaims(context, asked.row)
}
