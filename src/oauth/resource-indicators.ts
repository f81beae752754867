import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidTarget } from '#http/refusal.ts'
import { Lru } from '#kit/lru.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type ProtectedApi, protectedApi } from '#model/protected-api.ts'
import { remembered } from '#store/remembered.ts'

const MAX_RESOURCES = 20
const MAX_LENGTH = 2048
const none: readonly string[] = []
const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x22\x24-\x7e]+$/

const apis = memoizeWeak((context: Context) => {
  const kept = remembered<ProtectedApi>(context, {
    resource: protectedApi,
    cache: new Lru(2000),
    load: async (identifier) => (await context.db.table(protectedApi).find({ identifier }, { limit: 1 }))[0],
  })
  // What is remembered goes by identifier, and a change names the row.
  context.store.watch(protectedApi, () => kept.drop())
  return kept
})
/** The registered API of this identifier, active or not. */
export const findApi = (context: Context, identifier: string): MaybePromise<ProtectedApi | undefined> => apis(context).get(identifier)

/** Who asks for tokens for which APIs. */
export interface ResourceRequest {
  readonly client: CompiledClient
  /** The values of `resource`, joined by spaces as `readForm` gives them. */
  readonly requested: string | undefined
  /** What was granted before, when this narrows it (RFC 8707 §2.2). */
  readonly within?: readonly string[]
}

/**
 * The audience of what is issued (RFC 8707 §2): the resources that were asked for, each an API that is registered and active, or listed with
 * the client; all that was granted before when none is named. A client with a list must ask, and only for what is on it.
 * @throws {Refusal} `invalid_target`
 */
export function resolveAudience(context: Context, request: ResourceRequest): MaybePromise<readonly string[]> {
  const { client, requested, within } = request
  if (requested !== undefined) return named(context, [...new Set(requested.split(' '))], request)
  if (within !== undefined && within.length > 0) return within
  if (client.authorized_resources.length > 0) throw invalidTarget('this client must say which API the token is for: send resource')
  return none
}

async function named(context: Context, values: readonly string[], { client, within }: ResourceRequest): Promise<readonly string[]> {
  if (values.length > MAX_RESOURCES) throw invalidTarget(`resource is given more than ${MAX_RESOURCES} times`)
  for (const value of values) {
    // RFC 8707 §2: an absolute URI without a fragment.
    if (value.length > MAX_LENGTH || !absolute.test(value)) throw invalidTarget('resource must be an absolute URI without a fragment')
    if (!(await mayBeFor(context, client, value))) throw invalidTarget(`${value} is not an API that this client may have tokens for`)
    if (within !== undefined && !within.includes(value)) throw invalidTarget(`${value} was not part of what was granted`)
  }
  return values
}

async function mayBeFor(context: Context, client: CompiledClient, identifier: string): Promise<boolean> {
  const api = await findApi(context, identifier)
  if (api && !api.active) return false
  return client.authorized_resources.length > 0 ? client.authorized_resources.includes(identifier) : api !== undefined
}
