import type { Session } from '#model/session.ts'
import type { Batch } from '#store/store.ts'
import { enqueue } from '#work/enqueue.ts'

/** The kind of the job that tells clients that a person was signed out. */
export const SIGNED_OUT = 'signed_out'

/**
 * Queues the job that tells clients of the end of a person's sign-in, or of all their sign-ins so far, in the batch of its cause. Every way in which
 * a sign-in ends comes here; one that merely expires is told to nobody.
 */
export const orderSignedOut = (batch: Batch, { user_id, sid }: Pick<Session, 'user_id'> & { readonly sid?: string }, now: number): void =>
  void enqueue(batch, { kind: SIGNED_OUT, tenant_id: batch.tenant, payload: { user_id, before: now, ...(sid !== undefined && { sid }) }, now })
