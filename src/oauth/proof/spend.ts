import type { Context } from '#http/context.ts'
import { invalidDpopProof } from '#http/refusal.ts'
import { seenOnce } from '#model/seen-once.ts'
import { type Batch, Conflict } from '#store/store.ts'
import type { Proof } from './possession.ts'

/** Spends a proof in the batch that acts on it. Of two racing requests, on any nodes, one gets a Conflict. */
export function spendProof(batch: Batch, { once }: Proof): void {
  for (const row of once) batch.insert(seenOnce, row)
}

/** Runs a batch that spends a proof. All other rows in it have new keys, so a Conflict means that the proof was used before (RFC 9449 §11.1). */
export async function onceOnly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (caught) {
    throw caught instanceof Conflict ? invalidDpopProof('the DPoP proof was used before; make a new one for each request') : caught
  }
}

/** Spends a proof for a request that writes nothing else. @throws {Refusal} `invalid_dpop_proof` */
export const spendAlone = ({ once }: Proof, { db }: Context): Promise<unknown> => onceOnly(() => Promise.all(once.map((row) => db.table(seenOnce).insert(row))))
