import type { Context } from '#http/context.ts'
import { invalidDpopProof } from '#http/refusal.ts'
import { seenOnce } from '#model/seen-once.ts'
import { type Batch, Conflict } from '#store/store.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import type { Proof } from './dpop.ts'

/** Records that a proof was used, in the batch that does what it is used for. Of two requests that race, on whichever nodes, one finds the row taken. */
export const spend = (batch: Batch, { once }: Proof): void => batch.insert(seenOnce, once)

/** Does what spends a proof. Everything else in such a batch has a fresh name of its own: a Conflict is the proof's (RFC 9449 §11.1). */
export async function onceOnly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (caught) {
    throw caught instanceof Conflict ? invalidDpopProof('the DPoP proof was used before; make a new one for each request') : caught
  }
}

/** Spends a proof for what writes nothing itself. @throws {Refusal} `invalid_dpop_proof` */
export const spendAlone = ({ once }: Proof, { db }: Context): Promise<void> => onceOnly(() => db.table(seenOnce).insert(once))

/** Binds what will be issued to the key of the proof (RFC 9449 §5), and spends the proof with it. What was presented comes first: a code that comes again is theft. */
export function bound(entitlement: Entitlement, proof: Proof, context: Context): Entitlement {
  const { spend: burn, lost } = entitlement
  return {
    ...entitlement,
    confirmation: { jkt: proof.jkt },
    spend: (batch, minted, now) => {
      burn?.(batch, minted, now)
      spend(batch, proof)
    },
    ...(lost && {
      lost: async () => {
        const instead = await lost()
        if (!('answer' in instead)) return bound(instead, proof, context)
        await spendAlone(proof, context)
        return instead
      },
    }),
  }
}
