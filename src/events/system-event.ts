import type { NewEvent } from '#model/audit-event.ts'
import { type RowDeed, rowEvent } from './event.ts'

/** A deed of the server itself, without a caller. */
export interface SystemDeed extends RowDeed {
  readonly reason: string
  readonly at: number
}

/** The event of a deed of the server. */
export const systemEvent = ({ reason, at, ...deed }: SystemDeed): NewEvent => ({ ...rowEvent(deed), at, actor_type: 'system', reason })
