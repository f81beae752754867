import type { CompiledClient } from '#clients/find-client.ts'
import type { Context, Replay } from '#http/context.ts'
import type { Params } from '#http/request.ts'
import type { Explanation } from '#model/explanation.ts'
import { prepare } from '../authorize/prepare.ts'
import { findRedirection, redirectionFor } from '../authorize/redirection.ts'

/** Of what was withheld it is known that it was sent: that is all that is asked of these. A hint would have to be verified. */
const present = (withheld: readonly string[]): Params =>
  Object.fromEntries(['nonce', 'state'].flatMap((name) => (withheld.includes(name) ? [[name, 'withheld']] : [])))

const paramsOf = ({ params, withheld, client_id }: Explanation): Params => ({ ...present(withheld), ...params, client_id })

/** Checks a refused authorization request anew, up to the person. @throws {Refusal} */
export const replayAuthorization: Replay = async (refused, context) => {
  const params = paramsOf(refused)
  await prepare(await findRedirection(params, context), { params, pushed: refused.was_pushed }, context)
}

/** The same for one that was pushed, once its client was found. @throws {Refusal} */
export async function replayPushed(refused: Explanation, client: CompiledClient, context: Context): Promise<void> {
  const params = paramsOf(refused)
  await prepare(redirectionFor(client, params, context), { params, pushed: true }, context)
}
