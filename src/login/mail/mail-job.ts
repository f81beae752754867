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

/** Whether letters can be sent to the people of a backend. */
export const sendsMail = async (context: Context, backendId?: string): Promise<boolean> => (await findMailRoute(context, backendId)) !== undefined

/** Orders a letter, in the batch that gives occasion for it. It is sealed, because letters carry addresses and links that open accounts. */
export function orderLetter(batch: Batch, { tenant, vault, now }: Context, letter: Letter): void {
  enqueue(batch, { kind: KIND, tenant_id: tenant.id, payload: { sealed: vault.seal(JSON.stringify(letter), about(tenant.id)) }, now: now() })
}

/** Writes a letter and hands it to the mail server. @throws {Error} when it cannot be reached or does not take it. */
export async function sendLetter(context: Context, letter: Letter, { id, route }: { readonly id: string; readonly route: MailRoute }): Promise<void> {
  const { server, sender, at } = await openRoute(context, route)
  await context.deliver(server, writeLetter(context, letter, { id, sender }), at)
}

/** Sends a letter, by the way there is when it is sent. One that was handed over just before a node died is sent again, under the same Message-ID. */
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
