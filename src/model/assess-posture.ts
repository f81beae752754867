import { effective } from '#fields/resource.ts'
import { type Client, client } from './client.ts'
import { clientPosture } from './client-posture.ts'
import { assessRules, type FindingOf, type PostureOf } from './posture-rule.ts'

/** One rule that a client breaks. */
export type Finding = FindingOf<Client>
export type Posture = PostureOf<Client>

/** Checks every rule that concerns a client, with inherited values filled in from the settings. */
export function assessPosture(row: Client, settings: Readonly<Record<string, unknown>>): Posture {
  const filled = effective(client, row, settings)
  return assessRules(
    clientPosture.filter(({ concerns }) => concerns.includes(filled)),
    filled,
  )
}
