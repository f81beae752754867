import { useSyncExternalStore } from 'react'
import { tenantRoot } from '../auth/place.ts'

const STORED = `gatehouse-namespace:${tenantRoot}`
const listeners = new Set<() => void>()

/** The key of the namespace that lists of clients are narrowed to; kept in this browser. Empty: all. */
export const namespace = (): string => localStorage.getItem(STORED) ?? ''

export function chooseNamespace(id: string): void {
  if (id) localStorage.setItem(STORED, id)
  else localStorage.removeItem(STORED)
  for (const changed of listeners) changed()
}

export const useNamespace = (): string =>
  useSyncExternalStore((changed) => {
    listeners.add(changed)
    return () => listeners.delete(changed)
  }, namespace)
