import type { CompiledClient } from '#clients/find-client.ts'
import type { Context, Replay } from '#http/context.ts'
import type { Params } from '#http/request.ts'
import type { Explanation } from '#model/explanation.ts'
import { prepare } from '../authorize/prepare.ts'
import { findRedirection, redirectionFor } from '../authorize/redirection.ts'

/** Stand-ins for the withheld parameters, whose checks only ask whether they were sent. Not for an ID token hint, which would have to be verified. */
const standInsFor = (withheld: readonly string[]): Params =>
  Object.fromEntries(['nonce', 'state'].flatMap((name) => (withheld.includes(name) ? [[name, 'withheld']] : [])))

const paramsOf = ({ params, withheld, client_id }: Explanation): Params => ({ ...standInsFor(withheld), ...params, client_id })

/** A signature is not kept. Only a request that was refused for the lack of one is known to have had none. */
const wasSigned = ({ check }: Explanation): boolean => check !== 'request_object'

/** Repeats the checks of a refused authorization request, up to the person. @throws {Refusal} */
export const replayAuthorization: Replay = async (refused, context) => {
  const params = paramsOf(refused)
  await prepare(await findRedirection(params, context), { params, pushed: refused.was_pushed, signed: wasSigned(refused) }, context)
}

/** Repeats the checks of a refused pushed request, once its client is found. @throws {Refusal} */
export async function replayPushed(refused: Explanation, client: CompiledClient, context: Context): Promise<void> {
  const params = paramsOf(refused)
  await prepare(redirectionFor(client, params, context), { params, pushed: true, signed: wasSigned(refused) }, context)
}
