import { businessPresets } from './business.ts'
import { developmentPresets } from './development.ts'
import { identityPresets } from './identity.ts'
import type { Preset } from './preset.ts'
import { type SamlPreset, samlPresets } from './saml.ts'
import { socialPresets } from './social.ts'

/** The providers that are ready to be used, by name. A further one is an entry in one of these lists. */
export const presets: readonly Preset[] = [...identityPresets, ...developmentPresets, ...businessPresets, ...socialPresets].sort((a, b) =>
  a.name.localeCompare(b.name, 'en'),
)

/** A ready server of which people sign in by their accounts. */
export type SignInPreset = SamlPreset & Partial<Pick<Preset, 'provider'>>

/** The servers that are ready for signing in, by name. */
export const signInPresets: readonly SignInPreset[] = [
  ...presets.flatMap((preset) => (preset.sign_in ? [{ ...preset, sign_in: preset.sign_in }] : [])),
  ...samlPresets,
].sort((a, b) => a.name.localeCompare(b.name, 'en'))

export const signInPresetOf = (id: string | undefined): SignInPreset | undefined => signInPresets.find((preset) => preset.id === id)

export const presetOf = (id: string | undefined): Preset | undefined => presets.find((preset) => preset.id === id)
