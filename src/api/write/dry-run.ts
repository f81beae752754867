import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { type Request, readQuery } from '#http/request.ts'
import type { Operation, Parameter } from '../operation.ts'

/** The query parameters of every operation that writes. */
export const dryRunParameter: Parameter = {
  name: 'dry_run',
  doc: '`true`: answer what would be, with the same refusals, and write nothing. Generated keys differ the next time, and secrets are left out.',
  schema: { type: 'boolean' },
}

/** Whether an operation may change anything. */
export const writes = ({ method }: Pick<Operation, 'method'>): boolean => method !== 'GET'

/** Members in which an answer tells a secret once. A rehearsal made none that works. */
const onceTold = new Set(['secret', 'client_secret'])

/**
 * Whether a request asks for a rehearsal only. A value that is neither yes nor no is refused: who misspells it must not have written something.
 * @throws {Refusal} 400
 */
export function readDryRun(request: Request): boolean {
  const sent = readQuery(request)
  if (!('dry_run' in sent)) return false
  const { dry_run } = sent
  if (dry_run !== 'true' && dry_run !== 'false')
    throw new Refusal('bad_request', 400, 'dry_run must be true or false', { errors: { dry_run: ['expected true or false'] } })
  return dry_run === 'true'
}

/** The request without that parameter, which is nothing to the operation itself. */
export const withoutDryRun = (request: Request): Request => ({
  ...request,
  query: request.query
    .split('&')
    .filter((pair) => !pair.startsWith('dry_run='))
    .join('&'),
})

/** The context of a rehearsal: all is read, checked and even written, but every write is undone, no key is made, and no letter is sent. */
export function rehearsing(context: Context): Context {
  const store = context.store.rehearsal()
  return { ...context, store, db: store.in(context.tenant.id), keys: { ...context.keys, prepare: async () => {} }, deliver: async () => {} }
}

/** The answer of a rehearsal, marked as one. */
export const rehearsed = ({ status, headers, body }: Answer): Answer => ({ status, headers: { ...headers, 'dry-run': 'true' }, body: withoutSecrets(body) })

const withoutSecrets = (body: Answer['body']): Answer['body'] =>
  body.length === 0 ? body : JSON.stringify(JSON.parse(body.toString(), (name, value) => (onceTold.has(name) ? undefined : value)))
