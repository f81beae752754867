import type { OutboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundProvider } from '#model/outbound/provider.ts'
import { OutboundFailure, unreachable } from './failure.ts'
import type { RemoteCall } from './registered.ts'
import { membersIn, plainText } from './token-answer.ts'

const [LARGEST, TIMEOUT] = [262_144, 10_000]

/** A question to a hook: its kind and its material. */
export interface HookQuestion {
  readonly type: 'refresh' | 'callback' | 'sign'
  readonly tokens?: Readonly<Record<string, string>>
  readonly parameters?: Readonly<Record<string, string | undefined>>
}

/** The members of an authorization that a hook is told. */
const toldOf = ({ id, name, scopes, metadata }: OutboundAuthorization) => ({ id, name, scopes, metadata })

/**
 * Asks the hook of a provider: a program of the administrator's that knows what no standard says. It is shown a secret, so that it answers nobody
 * else, and is reached like everything outside: no private address that the operator does not allow.
 * @throws {OutboundFailure}
 */
export async function askHook(
  { context, provider, client, row, providerHome }: RemoteCall,
  question: HookQuestion,
): Promise<Readonly<Record<string, unknown>>> {
  const secret = await providerHome.sealed.open(outboundProvider, provider, 'hook_secret')
  if (provider.hook_url === undefined || secret === undefined)
    throw new OutboundFailure('misconfigured', 'the hook of the provider, or its secret, is not there')
  const answer = await context
    .fetch(provider.hook_url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ ...question, authorization: toldOf(row), client: { identifier: client.identifier } }),
      limit: LARGEST,
      timeout: TIMEOUT,
    })
    .catch((cause) => {
      throw unreachable('the hook cannot be asked', cause)
    })
  const members = membersIn(answer)
  if (answer.status === 200 && members && members['error'] === undefined) return members
  const said = { error: plainText(members?.['error'], 128), description: plainText(members?.['error_description']) }
  if (said.error === 'invalid_grant') throw new OutboundFailure('grant_lost', 'the hook says that the permission must be given anew', said)
  throw new OutboundFailure(answer.status >= 500 ? 'remote_unavailable' : 'remote_refused', `the hook answers ${answer.status}`, said)
}
