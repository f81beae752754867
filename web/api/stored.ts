import { tenantRoot } from '../auth/place.ts'
import { me } from '../auth/tokens.ts'

/** How long a draft is kept that nobody comes back for. */
const LIFE = 7 * 86_400_000
const PREFIX = 'gatehouse-draft:'
/** A browser that refuses storage keeps drafts in memory, until the page is closed. */
const memory = new Map<string, string>()

interface Envelope {
  readonly at: number
  readonly value: unknown
}
/** A stored value, the time when it was written, and whether this tab wrote it. */
export interface Found<T> {
  readonly value: T
  readonly at: number
  readonly here: boolean
}

/** Drafts are a person's own, at one tenant: somebody else who signs in at this browser is not offered them. */
const place = (key: string) => `${PREFIX}${tenantRoot}:${me()?.sub ?? ''}:${key}`
const isOver = ({ at }: Envelope) => Date.now() - at > LIFE

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    // Full, forbidden, or not what we wrote: the copy in memory serves until the page is closed.
    return undefined
  }
}

/** Keeps a draft beyond the tab. No secret may be in it. */
export function keep(key: string, value: unknown): void {
  const text = JSON.stringify({ at: Date.now(), value } satisfies Envelope)
  memory.set(key, text)
  attempt(() => localStorage.setItem(place(key), text))
  attempt(() => sessionStorage.setItem(place(key), 'here'))
}

export function kept<T>(key: string): Found<T> | undefined {
  const text = attempt(() => localStorage.getItem(place(key))) ?? memory.get(key)
  const envelope = text ? attempt(() => JSON.parse(text) as Envelope) : undefined
  if (!envelope || isOver(envelope)) return undefined
  return { value: envelope.value as T, at: envelope.at, here: memory.has(key) || attempt(() => sessionStorage.getItem(place(key))) === 'here' }
}

export function drop(key: string): void {
  memory.delete(key)
  attempt(() => localStorage.removeItem(place(key)))
  attempt(() => sessionStorage.removeItem(place(key)))
}

/** Forgets the drafts of everybody at this browser that are over. */
export function sweep(): void {
  attempt(() => {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
      const envelope = attempt(() => JSON.parse(localStorage.getItem(name) ?? '') as Envelope)
      if (!envelope || isOver(envelope)) localStorage.removeItem(name)
    }
  })
}
