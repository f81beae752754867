import { findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Refusal } from '#http/refusal.ts'
import type { CheckName } from '#model/explanation.ts'
import { programNamed, programs } from '#model/works-with/all.ts'

const advised: ReadonlySet<CheckName | undefined> = new Set(programs.flatMap(({ quirks }) => quirks.flatMap(({ refused }) => (refused ? [refused] : []))))

/**
 * A refusal with what to change in the program that its client connects, where a quirk of that program is the cause. The checks that quirks name are
 * made once the client is proved, or tell nothing that the client's owner did not send: a stranger learns of no client by it.
 */
export async function withAdvice(refusal: Refusal, context: Context): Promise<Refusal> {
  const { check, client_id } = refusal.facts
  if (client_id === undefined || !advised.has(check)) return refusal
  const program = programNamed((await findClient(context, client_id))?.works_with)
  const quirk = program?.quirks.find(({ refused, change }) => refused === check && change !== undefined)
  return program && quirk ? refusal.saying(`in ${program.title}, ${quirk.change}`) : refusal
}
