import type { Context } from '#http/context.ts'
import { invalidDpopProof } from '#http/refusal.ts'
import { seenOnce } from '#model/seen-once.ts'
import { type Batch, Conflict } from '#store/store.ts'
import type { Proof } from './possession.ts'

/** Records that a proof was used, in the batch that does what it is used for. Of two requests that race, on whichever nodes, one finds the row taken. */
export function spendProof(batch: Batch, { once }: Proof): void {
  for (const row of once) batch.insert(seenOnce, row)
}

/** Does what spends a proof. Everything else in such a batch has a fresh name of its own: a Conflict is the proof's (RFC 9449 §11.1). */
export async function onceOnly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (caught) {
    throw caught instanceof Conflict ? invalidDpopProof('the DPoP proof was used before; make a new one for each request') : caught
  }
}

/** Spends a proof for what writes nothing itself. @throws {Refusal} `invalid_dpop_proof` */
export const spendAlone = ({ once }: Proof, { db }: Context): Promise<unknown> => onceOnly(() => Promise.all(once.map((row) => db.table(seenOnce).insert(row))))
