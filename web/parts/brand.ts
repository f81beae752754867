import { useSyncExternalStore } from 'react'

const OURS = 'Gatehouse'
let name: string | undefined
const listeners = new Set<() => void>()

/** Takes the name of the tenant, where the pages are shown under it. */
export function takeBrandName(taken: string): void {
  name = taken
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

/** The name that the pages stand under: that of the tenant for developers and other people, ours for administrators. */
export const useBrandName = (): string => useSyncExternalStore(subscribe, () => name) ?? OURS
