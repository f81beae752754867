import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

/** The looks to choose from: light, dark, or as the system says. */
export const schemes = [
  { value: 'light', icon: IconSun, label: 'frame.light' },
  { value: 'dark', icon: IconMoon, label: 'frame.dark' },
  { value: 'auto', icon: IconDeviceDesktop, label: 'frame.system' },
] as const
