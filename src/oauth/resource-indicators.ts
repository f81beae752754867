import type { CompiledClient } from '#clients/find-client.ts'
import { perGrant } from '#clients/per-grant.ts'
import type { Context } from '#http/context.ts'
import { invalidTarget } from '#http/refusal.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { findApi, mayAskFor, ownResource } from './protected-apis.ts'

const MAX_RESOURCES = 20
const MAX_LENGTH = 2048
const none: readonly string[] = []
const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x22\x24-\x7e]+$/

/** A request for tokens for APIs: the client and the resources. */
export interface ResourceRequest {
  readonly client: CompiledClient
  /** The grant that the tokens will be issued by. */
  readonly grant_type: string
  /** The values of `resource`, joined by spaces as `readForm` gives them. */
  readonly requested: string | undefined
  /** The resources granted before, which this request narrows (RFC 8707 §2.2). */
  readonly within?: readonly string[]
}

/**
 * The audience of a token (RFC 8707 §2). Each requested resource must be our own API, a registered and active API that is open to the client, or one
 * in the client's list. Without a request the audience is the one granted before, as far as the client may still use it, or else that of the client's
 * settings for the grant. A client with a list must name resources, and only those in the list.
 * @throws {Refusal} `invalid_target`
 */
export function resolveAudience(context: Context, request: ResourceRequest): MaybePromise<readonly string[]> {
  const { client, requested, within, grant_type } = request
  if (requested !== undefined) return checkRequested(context, [...new Set(requested.split(' '))], request)
  if (within !== undefined && within.length > 0) return keepAllowed(context, client, within)
  const { audience } = perGrant(client, grant_type)
  if (audience !== undefined && within === undefined) return checkRequested(context, audience, request)
  if (client.authorized_resources.length > 0) throw invalidTarget('this client must say which API the token is for: send resource')
  return none
}

async function checkRequested(context: Context, values: readonly string[], { client, within }: ResourceRequest): Promise<readonly string[]> {
  if (values.length > MAX_RESOURCES) throw invalidTarget(`resource is given more than ${MAX_RESOURCES} times`)
  for (const value of values) {
    // RFC 8707 §2: an absolute URI without a fragment.
    if (value.length > MAX_LENGTH || !absolute.test(value)) throw invalidTarget('resource must be an absolute URI without a fragment')
    if (!(await mayBeFor(context, client, value)))
      throw invalidTarget(`${value} is not an API that this client may have tokens for`).because({
        check: 'resource',
        expected: client.authorized_resources,
        got: value,
      })
    if (within !== undefined && !within.includes(value)) throw invalidTarget(`${value} was not part of what was granted`)
  }
  return values
}

/**
 * Removes the APIs that were switched off or closed to the client, so that refreshing gives no tokens for them. The result is never empty, because a
 * token without an audience is for this server.
 */
async function keepAllowed(context: Context, client: CompiledClient, granted: readonly string[]): Promise<readonly string[]> {
  const open = await Promise.all(granted.map((identifier) => mayBeFor(context, client, identifier)))
  const left = granted.filter((_, i) => open[i])
  if (left.length === 0) throw invalidTarget(`${granted.join(' ')} may not be asked for by this client any more`)
  return left
}

async function mayBeFor(context: Context, client: CompiledClient, identifier: string): Promise<boolean> {
  if (client.authorized_resources.length > 0 && !client.authorized_resources.includes(identifier)) return false
  if (identifier === ownResource(context)) return true
  const api = await findApi(context, identifier)
  return api ? mayAskFor(api, client) : client.authorized_resources.length > 0
}
