import type { Administered } from '../administered.ts'
import { scopes } from './scopes.ts'

/** Everything that is administered. Routes, guards and the API document iterate this list. */
export const administeredResources: readonly Administered[] = [scopes]
