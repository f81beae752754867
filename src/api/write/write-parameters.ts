import type { Request } from '#http/request.ts'
import type { Parameter } from '../operation.ts'
import { dryRunParameter } from './dry-run.ts'
import { reasonParameter } from './reason.ts'

/** The query parameters of every operation that writes. */
export const writeParameters: readonly Parameter[] = [dryRunParameter, reasonParameter]

/** The request without those parameters, which operations do not know. */
export const withoutWriteParameters = (request: Request): Request => ({
  ...request,
  query: request.query
    .split('&')
    .filter((pair) => !writeParameters.some(({ name }) => pair === name || pair.startsWith(`${name}=`)))
    .join('&'),
})
