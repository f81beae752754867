import { readSender } from '#kit/mail.ts'
import { backend } from '#model/backend.ts'
import { mailServer } from '#model/mail-server.ts'
import { declared } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import { faultIf } from '../write/faults.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { movedDefault } from '../write/standard-one.ts'

/**
 * Letters carry links that open accounts, so an attacker who chooses the mail server could read them and take over accounts. Editing one therefore
 * demands these powers.
 */
export const mailPowers: readonly string[] = ['users:manage:all']

const isSender = (text: string): boolean => {
  try {
    return readSender(text).address !== ''
  } catch {
    return false
  }
}

/** `/api/mail-servers`. */
export const mailServers = declared(mailServer, {
  whole: ['password'],
  faults: ({ draft: { sender } }) => faultIf(typeof sender === 'string' && !isSender(sender), 'sender', 'must be an address, or Name <address>'),
  async plan({ was, draft }, call) {
    await refuseEscalation(call, mailPowers)
    return { row: draft, also: await movedDefault(mailServer, { was, row: draft }, call) }
  },
  async removal(row, call) {
    await refuseEscalation(call, mailPowers)
    await refuseIfReferred(call, row.id, [{ resource: backend, field: 'mail_server_id' }])
    return {}
  },
})
