import { effective } from '#fields/resource.ts'
import { type Client, client } from './client.ts'
import { profiles } from './profiles/all.ts'
import type { Profile, ProfileRule } from './profiles/profile.ts'

type SettingValues = Readonly<Record<string, unknown>>

/** A rule of a profile with the answer of one client. */
export interface JudgedRule extends Pick<ProfileRule, 'spec' | 'sentence' | 'fields'> {
  readonly rule: string
  readonly broken: boolean
  readonly fix: Readonly<Partial<Client>> | undefined
}
/** A profile with the answers of one client. */
export interface JudgedProfile extends Pick<Profile, 'name' | 'title'> {
  /** How the client is held to it; `none` where it is not. */
  readonly mode: 'none' | 'advisory' | 'enforced_for_new' | 'enforced'
  readonly rules: readonly JudgedRule[]
}

/** The part of a client that says what it is held to. */
type HeldClient = Pick<Client, 'profiles' | 'profile_mode' | 'protected'>

/** The profiles that a client is held to. The clients of the server itself are held to none, so that a default cannot lock administrators out. */
export const profilesOf = ({ profiles: chosen = [], protected: isOwn }: HeldClient): readonly Profile[] =>
  isOwn ? [] : profiles.filter(({ name }) => chosen.includes(name))

/** True when requests that break a rule are refused. */
export const isEnforced = (held: HeldClient): boolean => held.profile_mode === 'enforced' && profilesOf(held).length > 0

const judgeRules = ({ rules }: Profile, filled: Client): JudgedRule[] =>
  rules
    .filter(({ concerns }) => concerns.includes(filled))
    .map(({ id, spec, sentence, fields, isBroken, fix }) => {
      const broken = isBroken?.(filled) ?? false
      return { rule: id, spec, sentence, fields, broken, fix: broken ? fix?.(filled) : undefined }
    })

/** Every profile with the answers of a client, those that it is held to first. */
export function assessProfiles(row: Client, settings: SettingValues): JudgedProfile[] {
  const filled = effective(client, row, settings)
  const held = new Set(profilesOf(filled))
  const judged = profiles.map((profile): JudgedProfile => {
    const mode = held.has(profile) ? (filled.profile_mode ?? 'advisory') : 'none'
    return { name: profile.name, title: profile.title, mode, rules: judgeRules(profile, filled) }
  })
  return judged.toSorted((a, b) => Number(a.mode === 'none') - Number(b.mode === 'none'))
}

/** A broken rule of a profile that the client is held to. */
export interface ProfileBreach extends JudgedRule {
  readonly profile: string
}

/** The rules that a client breaks, of the profiles that it is held to; a rule of several profiles once. Reads it with inherited values filled in. */
export function profileBreaches(filled: Client): ProfileBreach[] {
  const all = profilesOf(filled).flatMap((profile) =>
    judgeRules(profile, filled)
      .filter(({ broken }) => broken)
      .map((rule) => ({ ...rule, profile: profile.title })),
  )
  return all.filter(({ rule, spec }, at) => all.findIndex((one) => one.rule === rule && one.spec === spec) === at)
}

/** A new client that is to be held to the rules from its first day: `enforced`, with the profiles written out. */
export function bornHeld<C extends Client>(row: C, settings: SettingValues): C {
  const { profiles: chosen, profile_mode, ...held } = effective(client, row, settings)
  if (profile_mode !== 'enforced_for_new' || profilesOf({ ...held, profiles: chosen, profile_mode }).length === 0) return row
  return { ...row, profiles: chosen, profile_mode: 'enforced' }
}
