import { businessPresets } from './business.ts'
import { developmentPresets } from './development.ts'
import { identityPresets } from './identity.ts'
import type { Preset } from './preset.ts'
import { socialPresets } from './social.ts'

/** The providers that are ready to be used, by name. A further one is an entry in one of these lists. */
export const presets: readonly Preset[] = [...identityPresets, ...developmentPresets, ...businessPresets, ...socialPresets].sort((a, b) =>
  a.name.localeCompare(b.name, 'en'),
)

export const presetOf = (id: string | undefined): Preset | undefined => presets.find((preset) => preset.id === id)
