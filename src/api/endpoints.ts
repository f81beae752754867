import type { AnyResource } from '#fields/resource.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { resources } from '#model/all.ts'
import { accessOperations } from './access/operations.ts'
import { consentRequests } from './consent/requests.ts'
import { crud } from './crud.ts'
import { documentEndpoints } from './docs/document.ts'
import { docsPage } from './docs/page.ts'
import { guardOperation } from './guard.ts'
import type { Operation } from './operation.ts'
import { policyLab } from './policies/lab.ts'
import { administeredIn, verbs } from './resources/all.ts'
import { signalOperations } from './signals/all.ts'

/** Every operation of the API, in the order in which its document lists them. */
export function operationsOn(declarations: readonly AnyResource[]): readonly Operation[] {
  const all: readonly Operation[] = [
    ...administeredIn(declarations).flatMap(crud),
    ...verbs,
    ...accessOperations,
    ...signalOperations,
    ...consentRequests,
    ...policyLab(() => all),
  ]
  return all
}
export const operations = operationsOn(resources)

/** The administration API, and what describes it. */
export const apiEndpoints = (all: readonly Operation[]): readonly Endpoint[] => [...all.map(guardOperation), ...documentEndpoints(all), ...docsPage(all)]
