import { statusList } from '#model/status-list.ts'
import { declared } from '../administered.ts'
import { planOnDesk } from '../desk/plan.ts'
import { statusListHistory } from '../write/history.ts'

/** `/api/status-lists`: the lists by which verifiers hear of suspended and revoked credentials. */
export const statusLists = declared(statusList, {
  plan: (edit, call) => planOnDesk(edit, statusListHistory, call),
  warnings: ({ active }) => (active ? [] : [{ field: 'active', message: 'every credential in this list is told as suspended' }]),
})
