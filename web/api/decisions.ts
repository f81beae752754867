import { useSyncExternalStore } from 'react'
import { tenantRoot } from '../auth/place.ts'

const STORED = `gatehouse-decisions:${tenantRoot}`
const stored = (): string => localStorage.getItem(STORED) ?? '{}'
const seenIn = (text: string) => JSON.parse(text) as Readonly<Record<string, number>>

const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** An application, with the moment when a request of it was last decided. */
export interface Decided {
  readonly id: string
  readonly decided_at?: number | null
}

/** A predicate: a reviewer decided something about the application that this browser has not shown yet. */
export function useNewlyDecided(): (application: Decided) => boolean {
  const seen = seenIn(useSyncExternalStore(subscribe, stored))
  return ({ id, decided_at }) => (decided_at ?? 0) > (seen[id] ?? 0)
}

/** Remembers that the decisions of an application were shown. */
export function keepSeen({ id, decided_at }: Decided): void {
  localStorage.setItem(STORED, JSON.stringify({ ...seenIn(stored()), [id]: decided_at ?? 0 }))
  for (const listener of listeners) listener()
}
