import { z } from 'zod'
import type { Context } from '#http/context.ts'
import type { Batch } from '#store/store.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { type Letter, letterSchema, writeLetter } from './letter.ts'
import { findMailRoute, type MailRoute, openRoute } from './route.ts'

const KIND = 'mail'
const payload = z.object({ sealed: z.string() })
const about = (tenantId: string) => `mail:${tenantId}`

/** True when letters can be sent to the people of a backend. */
export const sendsMail = async (context: Context, backendId?: string): Promise<boolean> => (await findMailRoute(context, backendId)) !== undefined

/** Queues a letter in the batch of its cause. It is stored sealed, because letters carry addresses and links that open accounts. */
export function orderLetter(batch: Batch, { tenant, vault, now }: Context, letter: Letter): void {
  enqueue(batch, { kind: KIND, tenant_id: tenant.id, payload: { sealed: vault.seal(JSON.stringify(letter), about(tenant.id)) }, now: now() })
}

/** Renders a letter and hands it to the mail server. @throws {Error} when the server cannot be reached or refuses it. */
export async function sendLetter(context: Context, letter: Letter, { id, route }: { readonly id: string; readonly route: MailRoute }): Promise<void> {
  const { server, sender, at } = await openRoute(context, route)
  await context.deliver(server, await writeLetter(context, letter, { id, sender }), at)
}

/**
 * The job that sends a letter, by the mail route at the time of sending. A letter that was handed over just before a crash is sent again with the
 * same Message-ID.
 */
export const mailJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: 'Sends a letter by mail.',
  payload,
  attempts: 8,
  run: async ({ sealed }, run) => {
    const context = await run.context()
    if (!context) return
    const letter = letterSchema.parse(JSON.parse(context.vault.unseal(sealed, about(context.tenant.id))))
    const route = await findMailRoute(context, letter.backend_id)
    if (!route) throw new Error('there is no mail server any more')
    await sendLetter(context, letter, { id: run.job_id, route })
  },
})
