import type { JsonSchema } from '#fields/json-schema.ts'
import { resources } from '#model/all.ts'
import { settings } from '#model/settings.ts'
import type { Operation } from '../operation.ts'

/** Resources that are administered but not stored. */
const views: Readonly<Record<string, string>> = {
  me: 'The person that the token speaks for: who they are, and what has access to their account.',
  registry: 'What clients may use: the grants with the parameters of their requests, the authentication methods and the response modes.',
  server: 'What runs: its version, how much it holds, what it does, and what expires soon.',
}

const docs = new Map([...Object.entries(views), ...[...resources, settings].map(({ name, doc }) => [name, doc] as const)])

/** The groups of operations, each with what its resource says of itself. */
export const tagsOf = (operations: readonly Operation[]): JsonSchema[] =>
  [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name, description: docs.get(name), 'x-displayName': name.replaceAll('_', ' ') }))
