import { useSyncExternalStore } from 'react'

const EVERY = 2000
const listeners = new Set<() => void>()
let reachable = true

const tell = (now: boolean) => {
  reachable = now
  for (const changed of listeners) changed()
}
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** True when the server answers now. */
export const answers = (): Promise<boolean> =>
  fetch('/livez', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

async function poll(): Promise<void> {
  do await wait(EVERY)
  while (!(await answers()))
  tell(true)
}

/** Notes that a request got no answer. The server is then asked every two seconds, until it answers. */
export function loseServer(): void {
  if (!reachable) return
  tell(false)
  void poll()
}

/** Calls back when the server was lost and when it is back. */
export function onReach(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
export const isReachable = (): boolean => reachable
export const useReachable = (): boolean => useSyncExternalStore(onReach, isReachable)

/** Waits until the server answers. */
export async function serverBack(): Promise<void> {
  while (!reachable) await wait(EVERY / 4)
}
