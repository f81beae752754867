import { z } from 'zod'
import type { Context } from '#http/context.ts'
import { readMailUrl } from '#kit/mail.ts'
import type { Batch } from '#store/store.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { type Letter, letterSchema, writeLetter } from './letter.ts'

const KIND = 'mail'
const payload = z.object({ sealed: z.string() })
const about = (tenantId: string) => `mail:${tenantId}`

/** Whether letters can be sent for a tenant. */
export const sendsMail = ({ settings }: Context): boolean => settings['smtp.url'] !== undefined && settings['smtp.from'] !== undefined

/** Orders a letter, in the batch that gives occasion for it. It is sealed, because letters carry addresses and links that open accounts. */
export function orderLetter(batch: Batch, { tenant, vault, now }: Context, letter: Letter): void {
  enqueue(batch, { kind: KIND, tenant_id: tenant.id, payload: { sealed: vault.seal(JSON.stringify(letter), about(tenant.id)) }, now: now() })
}

/** Writes a letter and hands it to the mail server. @throws {Error} when it does not take it. */
export async function sendLetter(context: Context, letter: Letter, id: string): Promise<void> {
  const server = readMailUrl(context.settings['smtp.url'] ?? '')
  await context.deliver(server, writeLetter(context, letter, id))
}

/** Sends a letter. One that was handed over just before a node died is sent again, under the same Message-ID. */
export const mailJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: 'Sends a letter by mail.',
  payload,
  attempts: 8,
  run: async ({ sealed }, run) => {
    const context = await run.context()
    if (!context) return
    const letter = letterSchema.parse(JSON.parse(context.vault.unseal(sealed, about(context.tenant.id))))
    await sendLetter(context, letter, run.job_id)
  },
})
