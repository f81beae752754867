import type { AuditEvent } from '#model/audit-event.ts'

type Told = Pick<AuditEvent, 'action' | 'target_id' | 'at'>

/** The deletions that still count: those of clients that were neither restored nor made again since. */
export function goneClients<E extends Told>(events: readonly E[]): readonly E[] {
  const decided = new Set<string | undefined>()
  const latestFirst = [...events].sort((a, b) => b.at - a.at)
  return latestFirst.filter(({ action, target_id }) => {
    if (decided.has(target_id)) return false
    decided.add(target_id)
    return action === 'client.deleted'
  })
}
