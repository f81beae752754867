import type { Endpoint } from '#http/endpoint.ts'
import { crud } from './crud.ts'
import { documentEndpoints } from './docs/document.ts'
import { docsPage } from './docs/page.ts'
import { guarded } from './guard.ts'
import type { Operation } from './operation.ts'
import { administeredResources, verbs } from './resources/all.ts'

/** Every operation of the API, in the order in which its document lists them. */
export const operations: readonly Operation[] = [...administeredResources.flatMap(crud), ...verbs]

/** The administration API, and what describes it. */
export const apiEndpoints = (): readonly Endpoint[] => [...operations.map(guarded), ...documentEndpoints(operations), ...docsPage(operations)]
