import { effective } from '#fields/resource.ts'
import { bornHeld, type ProfileBreach, profileBreaches } from '#model/assess-profiles.ts'
import { type Client, client } from '#model/client.ts'
import type { Warning } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, mergeErrors } from '../write/faults.ts'

type ServerSettings = Call['context']['settings']
const inherit = (row: Client, settings: ServerSettings): Client => effective(client, row, settings)
const brokenIn = (row: Client, settings: ServerSettings): readonly ProfileBreach[] => profileBreaches(inherit(row, settings))

const saying = ({ sentence, profile, spec }: ProfileBreach): string => `${sentence} (${profile}: ${spec})`
const fieldOf = ({ fields }: ProfileBreach): string => fields[0] ?? 'profiles'

/** The rules that an edit breaks: those of a profile that the client was held to already, and did not break before. */
function newlyBroken(was: Client, draft: Client, settings: ServerSettings): readonly ProfileBreach[] {
  const held = inherit(was, settings).profiles ?? []
  const before = new Set(brokenIn(was, settings).map(saying))
  const profiles = inherit(draft, settings).profiles?.filter((name) => held.includes(name))
  return brokenIn({ ...draft, profiles }, settings).filter((rule) => !before.has(saying(rule)))
}

/**
 * The faults of a client that is held to profiles. Where these are enforced for new clients only, an edit of one that is there may leave what is broken
 * and may break no further rule.
 */
export function profileFaults(was: Client | undefined, draft: Client, { context: { settings } }: Call): FieldErrors {
  const row = was ? draft : bornHeld(draft, settings)
  const mode = inherit(row, settings).profile_mode
  if (mode === 'advisory') return {}
  const judged = was && mode === 'enforced_for_new' ? newlyBroken(was, draft, settings) : brokenIn(row, settings)
  return mergeErrors(...judged.map((rule) => ({ [fieldOf(rule)]: [saying(rule)] })))
}

/** The rules of its profiles that a client breaks. */
export const profileWarnings = (row: Client, { context: { settings } }: Call): Warning[] =>
  brokenIn(row, settings).map((rule) => ({ field: fieldOf(rule), message: saying(rule) }))
