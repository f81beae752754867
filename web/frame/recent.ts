import { tenantRoot } from '../auth/place.ts'

const STORED = `gatehouse-recent:${tenantRoot}`
const MOST = 5

/** A place that was gone to from the palette. */
export interface Recent {
  readonly id: string
  readonly label: string
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
}

/** The last places gone to from the palette, the latest first; kept in this browser. */
export const recents = (): readonly Recent[] => JSON.parse(localStorage.getItem(STORED) ?? '[]') as Recent[]
export function noteRecent(place: Recent): void {
  localStorage.setItem(STORED, JSON.stringify([place, ...recents().filter(({ id }) => id !== place.id)].slice(0, MOST)))
}
