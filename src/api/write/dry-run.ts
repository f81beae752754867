import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { type Request, readQuery } from '#http/request.ts'
import type { Operation, Parameter } from '../operation.ts'

/** The query parameter that asks for a rehearsal. */
export const dryRunParameter: Parameter = {
  name: 'dry_run',
  doc: '`true`: check and answer as usual, but write nothing. Generated keys will differ, and secrets are left out.',
  schema: { type: 'boolean' },
}

/** True when an operation may write. */
export const writes = ({ method }: Pick<Operation, 'method'>): boolean => method !== 'GET'

/** The members of an answer whose text is a new secret. The secrets of a rehearsal do not work. */
export const onceTold: ReadonlySet<string> = new Set([
  'secret',
  'password',
  'client_secret',
  'access_token',
  'token',
  'launch_url',
  'registration_access_token',
  'credential_offer',
  'credential_offer_uri',
  'offer_link',
  'offer_page',
  'demo_page',
])

/**
 * True when a request is a rehearsal. Another value than true or false is refused, so that a misspelt dry run does not write.
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

/** The context of a rehearsal: rows are read, checked and written as usual, but every write is rolled back, no key is made, and no letter is sent. */
export function rehearsalContext(context: Context): Context {
  const store = context.store.rehearsal()
  return { ...context, isRehearsal: true, store, db: store.in(context.tenant.id), keys: { ...context.keys, prepare: async () => {} }, deliver: async () => {} }
}

/** The answer of a rehearsal, marked as one. */
export const markRehearsed = ({ status, headers, body }: Answer): Answer => ({ status, headers: { ...headers, 'dry-run': 'true' }, body: withoutSecrets(body) })

const withoutSecrets = (body: Answer['body']): Answer['body'] =>
  body.length === 0 ? body : JSON.stringify(JSON.parse(body.toString(), (name, value) => (onceTold.has(name) && typeof value === 'string' ? undefined : value)))
