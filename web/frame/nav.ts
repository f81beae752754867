import {
  type Icon,
  IconApi,
  IconApps,
  IconBuilding,
  IconBuildingCommunity,
  IconChecklist,
  IconClockPlay,
  IconDatabase,
  IconDeviceLaptop,
  IconDoorEnter,
  IconHistory,
  IconHome,
  IconKey,
  IconLayoutGrid,
  IconListCheck,
  IconScan,
  IconSettings,
  IconShieldCheck,
  IconTag,
  IconUserCheck,
  IconUserShield,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'
import { holds, may } from '../auth/tokens.ts'
import type { Key } from '../i18n/language.ts'

export interface NavItem {
  readonly to: string
  readonly label: Key
  readonly icon: Icon
  /** Whether this person may open it. */
  readonly open: () => boolean
}
export interface NavGroup {
  readonly label?: Key
  readonly items: readonly NavItem[]
}

const area = (name: string) => () => may(name)
const anybody = () => true

/** What stands at the left. A new page is a line here. */
export const nav: readonly NavGroup[] = [
  {
    items: [
      { to: '/', label: 'nav.home', icon: IconHome, open: anybody },
      { to: '/clients', label: 'nav.clients', icon: IconLayoutGrid, open: area('clients') },
    ],
  },
  {
    label: 'nav.people',
    items: [
      { to: '/users', label: 'nav.users', icon: IconUsers, open: area('users') },
      { to: '/organizations', label: 'nav.organizations', icon: IconBuilding, open: area('organizations') },
      { to: '/sessions', label: 'nav.sessions', icon: IconDeviceLaptop, open: area('users') },
      { to: '/consents', label: 'nav.consents', icon: IconUserCheck, open: area('users') },
    ],
  },
  {
    label: 'nav.sign_in',
    items: [
      { to: '/identity-providers', label: 'nav.identity_providers', icon: IconDoorEnter, open: area('identity-providers') },
      { to: '/backends', label: 'nav.backends', icon: IconDatabase, open: area('identity-providers') },
    ],
  },
  {
    label: 'nav.access',
    items: [
      { to: '/scopes', label: 'nav.scopes', icon: IconTag, open: area('scopes') },
      { to: '/roles', label: 'nav.roles', icon: IconUserShield, open: area('roles') },
      { to: '/apis', label: 'nav.apis', icon: IconApi, open: area('clients') },
      { to: '/keys', label: 'nav.keys', icon: IconKey, open: area('keys') },
      { to: '/trusted-issuers', label: 'nav.trusted_issuers', icon: IconShieldCheck, open: area('configuration') },
    ],
  },
  {
    label: 'nav.activity',
    items: [
      { to: '/audit', label: 'nav.audit', icon: IconHistory, open: area('logs') },
      { to: '/webhooks', label: 'nav.webhooks', icon: IconWebhook, open: area('configuration') },
      { to: '/inspector', label: 'nav.inspector', icon: IconScan, open: area('clients') },
    ],
  },
  {
    label: 'nav.developers',
    items: [
      { to: '/applications', label: 'nav.applications', icon: IconApps, open: () => holds('clients:manage:own') || may('clients') },
      { to: '/reviews', label: 'nav.reviews', icon: IconChecklist, open: area('clients') },
      { to: '/my-apps', label: 'nav.my_apps', icon: IconListCheck, open: anybody },
    ],
  },
  {
    label: 'nav.server',
    items: [
      { to: '/tenants', label: 'nav.tenants', icon: IconBuildingCommunity, open: area('tenants') },
      { to: '/jobs', label: 'nav.jobs', icon: IconClockPlay, open: area('configuration') },
      { to: '/settings', label: 'nav.settings', icon: IconSettings, open: area('configuration') },
    ],
  },
]
