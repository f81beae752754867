import { resources } from '#model/all.ts'
import type { PlacedResource } from '../api/places.ts'

/**
 * The administered resources without their fields. The build replaces this module by its value (vite.config.ts), so that the first page need not load
 * every declaration to draw the navigation.
 */
export const outline: readonly PlacedResource[] = resources.flatMap(({ name, doc, administered }) => (administered ? [{ name, doc, administered }] : []))
