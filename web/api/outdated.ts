import { useSyncExternalStore } from 'react'

const RELOADED = 'gatehouse-reloaded'
const MINUTE = 60_000
/** The event by which a page is asked whether it may end. */
const END = 'beforeunload'
const listeners = new Set<() => void>()
let outdated = false
/** The page on which something was typed last. */
let typedAt: string | undefined

window.addEventListener('input', () => {
  typedAt = location.pathname
})

/** Notes that the server answers and a file of this console is gone: it has another version now. */
export function becomeOutdated(): void {
  outdated = true
  for (const changed of listeners) changed()
}
function onOutdated(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
export const useOutdated = (): boolean => useSyncExternalStore(onOutdated, () => outdated)

/** True when a person would lose something that they typed on this page, or that is shown there only once: the guards of the page object to its end. */
const wouldLose = (): boolean => typedAt === location.pathname || !window.dispatchEvent(new Event(END, { cancelable: true }))

/** Loads the newer console, where nothing is lost by it, and at most once a minute: a part that is missing there too must not reload for ever. */
export function reloadSafely(): void {
  if (wouldLose() || Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < MINUTE) return
  sessionStorage.setItem(RELOADED, String(Date.now()))
  location.reload()
}
