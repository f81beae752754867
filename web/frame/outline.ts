import { resources } from '#model/all.ts'
import type { PlacedResource } from '../api/places.ts'

/**
 * The administered resources, as far as the navigation draws them. The build replaces this module by its value (vite.config.ts), so that the first page need not load
 * every declaration to draw the navigation.
 */
export const outline: readonly PlacedResource[] = resources.flatMap(({ name, administered }) => {
  if (!administered) return []
  const { path, area, central } = administered
  // The navigation shows titles; the sentence of a page comes with the page.
  return [{ name, doc: '', administered: { path, area, ...(central ? { central } : {}) } }]
})
