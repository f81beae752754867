import type { Administered } from '../administered.ts'
import type { Operation } from '../operation.ts'
import { clientVerbs } from './client-verbs.ts'
import { clientVersionOperations } from './client-versions.ts'
import { clientResource } from './clients.ts'
import { credentials } from './credentials.ts'
import { scopes } from './scopes.ts'

/** Everything that is administered. Routes, guards and the API document iterate this list. */
export const administeredResources: readonly Administered[] = [clientResource, credentials, scopes]

/** What is done beyond CRUD. */
export const verbs: readonly Operation[] = [...clientVerbs, ...clientVersionOperations]
