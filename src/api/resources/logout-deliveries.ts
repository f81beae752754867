import { noContent } from '#http/render.ts'
import { logoutDelivery } from '#model/logout-delivery.ts'
import { orderLogoutToken } from '#oauth/sign-out/deliver.ts'
import { declared } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'

/** `/api/logout-deliveries`: the logout tokens of clients, the last first. */
export const logoutDeliveries = declared(logoutDelivery)

/** Sends a logout token once more: a new one about the same sign-in, since the former has expired. */
async function resend(call: Call) {
  const row = await findRow(logoutDeliveries, call)
  await writeTogether(logoutDelivery, call, (batch) => {
    batch.changeAny(logoutDelivery, { id: row.id }, { outcome: 'waiting' })
    orderLogoutToken(batch, row, call.context.now())
    audit(batch, call, { resource: logoutDelivery, deed: 'resent', was: row, is: row })
  })
  return noContent()
}

/** Deeds on a delivery. */
export const logoutDeliveryVerbs: readonly Operation[] = [
  rowVerb(logoutDeliveries, 'resend', { summary: 'Send a logout token again', success: { status: 204, doc: 'It will be sent.' }, run: resend }),
]
