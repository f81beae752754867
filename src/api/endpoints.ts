import type { AnyResource } from '#fields/resource.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { resources } from '#model/all.ts'
import { crud } from './crud.ts'
import { documentEndpoints } from './docs/document.ts'
import { docsPage } from './docs/page.ts'
import { guardOperation } from './guard.ts'
import type { Operation } from './operation.ts'
import { administeredIn, verbs } from './resources/all.ts'

/** Every operation of the API, in the order in which its document lists them. */
export const operationsOn = (declarations: readonly AnyResource[]): readonly Operation[] => [...administeredIn(declarations).flatMap(crud), ...verbs]
export const operations = operationsOn(resources)

/** The administration API, and what describes it. */
export const apiEndpoints = (all: readonly Operation[]): readonly Endpoint[] => [...all.map(guardOperation), ...documentEndpoints(all), ...docsPage(all)]
