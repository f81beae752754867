import { type Icon, IconApi, IconBrandReact, IconBrowser, IconDeviceMobile, IconDeviceTv, IconPuzzle, IconRobot, IconWallet } from '@tabler/icons-react'
import type { Client } from '#model/client.ts'

export type ClientKind = Client['kind']

/** The kinds of application, by their icons. */
export const kindIcons: Readonly<Record<ClientKind, Icon>> = {
  web: IconBrowser,
  spa: IconBrandReact,
  native: IconDeviceMobile,
  machine: IconApi,
  device: IconDeviceTv,
  mcp: IconRobot,
  wallet: IconWallet,
  other: IconPuzzle,
}
