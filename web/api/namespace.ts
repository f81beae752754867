import { useSyncExternalStore } from 'react'
import { tenantRoot } from '../auth/place.ts'

const STORED = `gatehouse-namespace:${tenantRoot}`
const listeners = new Set<() => void>()

/** The namespace that lists of clients are narrowed to; kept in this browser. Empty: all. */
export const namespace = (): string => localStorage.getItem(STORED) ?? ''

export function chooseNamespace(name: string): void {
  if (name) localStorage.setItem(STORED, name)
  else localStorage.removeItem(STORED)
  for (const changed of listeners) changed()
}

export const useNamespace = (): string =>
  useSyncExternalStore((changed) => {
    listeners.add(changed)
    return () => listeners.delete(changed)
  }, namespace)
