import type { JsonSchema } from '#fields/json-schema.ts'
import { resources } from '#model/all.ts'
import { settings } from '#model/settings.ts'
import type { Operation } from '../operation.ts'

/** Resources that are administered but not stored. */
const views: Readonly<Record<string, string>> = {
  access: 'Decisions for the APIs of others, by the policies of the tenant (AuthZEN).',
  me: 'The person of the token: their profile, and the applications with access to their account.',
  outbound: 'The outbound register as a whole: its health, the ready providers, and what other tenants share.',
  desk: 'Verifiers, credential configurations and status lists in one list, with owner, review and posture.',
  consent_request: 'Requests for consent that wait on the page of another system, and the answers of their people.',
  demo: 'The flows of verifiable credentials, to try with the built-in wallet.',
  registry: 'The grants that clients may use, with the parameters of their requests, the authentication methods and the response modes.',
  server: 'The running server: its version, the numbers of rows, its activity, and credentials that expire soon.',
}

const docs = new Map([...Object.entries(views), ...[...resources, settings].map(({ name, doc }) => [name, doc] as const)])

/** The groups of operations, each with the description of its resource. */
export const tagsOf = (operations: readonly Operation[]): JsonSchema[] =>
  [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name, description: docs.get(name), 'x-displayName': name.replaceAll('_', ' ') }))
