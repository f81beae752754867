import {
  type Icon,
  IconApi,
  IconApps,
  IconBuilding,
  IconBuildingCommunity,
  IconCertificate,
  IconChecklist,
  IconClockPlay,
  IconDatabase,
  IconDeviceLaptop,
  IconDoorEnter,
  IconFlask,
  IconHeartbeat,
  IconHistory,
  IconHome,
  IconId,
  IconKey,
  IconLanguage,
  IconLayoutGrid,
  IconLink,
  IconListCheck,
  IconListSearch,
  IconMail,
  IconPlugConnected,
  IconQrcode,
  IconScan,
  IconScanEye,
  IconServer,
  IconSettings,
  IconShieldCheck,
  IconTable,
  IconTag,
  IconTemplate,
  IconUserCheck,
  IconUserShield,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
  IconWorld,
} from '@tabler/icons-react'
import i18next from 'i18next'
import type { Area } from '#model/system-scopes.ts'
import { type Place, type PlacedResource, placesIn } from '../api/places.ts'
import { tenantSlug } from '../auth/place.ts'
import { holds, may } from '../auth/tokens.ts'
import type { Key } from '../i18n/language.ts'
import { resourceWords } from '../i18n/wording.ts'
import { outline } from './outline.ts'

export interface NavItem {
  readonly to: string
  /** The label, in the reader's language. */
  readonly label: () => string
  readonly icon: Icon
  /** True when this person may open it. */
  readonly open: () => boolean
}
export interface NavGroup {
  readonly label?: Key
  readonly items: readonly NavItem[]
}

/** The icons of sections, by the name of the resource; any other is a table. */
const icons: Readonly<Record<string, Icon>> = {
  client: IconLayoutGrid,
  user: IconUsers,
  group: IconUsersGroup,
  organization: IconBuilding,
  session: IconDeviceLaptop,
  consent: IconUserCheck,
  identity_provider: IconDoorEnter,
  federated_server: IconPlugConnected,
  linked_account: IconLink,
  organization_domain: IconWorld,
  backend: IconDatabase,
  scope: IconTag,
  role: IconUserShield,
  api: IconApi,
  key_pair: IconKey,
  audit_event: IconHistory,
  tenant: IconBuildingCommunity,
  webhook: IconWebhook,
  mail_server: IconMail,
  template: IconTemplate,
  translation: IconLanguage,
  trusted_issuer: IconShieldCheck,
  job: IconClockPlay,
  node: IconServer,
  credential_configuration: IconId,
  issued_credential: IconCertificate,
  credential_offer: IconQrcode,
  verifier: IconScanEye,
  presentation: IconId,
}

type GroupName = 'first' | 'people' | 'sign_in' | 'access' | 'activity' | 'credentials' | 'outbound' | 'server'
/** The group in which the sections of an area stand. */
const groupOf: Readonly<Record<Area, GroupName>> = {
  clients: 'first',
  users: 'people',
  organizations: 'people',
  'identity-providers': 'sign_in',
  upstreams: 'sign_in',
  scopes: 'access',
  roles: 'access',
  keys: 'access',
  policies: 'access',
  credentials: 'credentials',
  logs: 'activity',
  outbound: 'outbound',
  configuration: 'server',
  tenants: 'server',
}

const area = (name: Area) => () => may(name)
const anybody = () => true
const page = (to: string, key: Key, icon: Icon, open: () => boolean): NavItem => ({ to, label: () => i18next.t(key) as string, icon, open })
const itemOf = ({ slug, resource, area: guardedBy }: Place): NavItem => ({
  to: `/${slug}`,
  label: () => resourceWords(resource).title,
  icon: icons[resource.name] ?? IconTable,
  // Rows of the whole installation are shown at the default tenant only.
  open: () => may(guardedBy) && (!resource.administered?.central || tenantSlug === undefined),
})

/** The navigation: the sections of each group, and the pages that are no section. */
export function navOf(declarations: readonly PlacedResource[]): readonly NavGroup[] {
  const places = placesIn(declarations)
  const those = (group: GroupName) => places.filter((place) => groupOf[place.area] === group).map(itemOf)
  return [
    { items: [page('/', 'nav.home', IconHome, anybody), ...those('first')] },
    { label: 'nav.people', items: those('people') },
    { label: 'nav.sign_in', items: those('sign_in') },
    { label: 'nav.access', items: [...those('access'), page('/policies/lab', 'nav.policy_lab', IconFlask, area('policies'))] },
    {
      label: 'nav.activity',
      items: [
        page('/requests', 'nav.requests', IconListSearch, area('logs')),
        ...those('activity'),
        page('/inspector', 'nav.inspector', IconScan, area('clients')),
      ],
    },
    { label: 'nav.credentials', items: [...those('credentials'), page('/desk', 'nav.desk', IconListCheck, area('credentials'))] },
    { label: 'nav.outbound', items: [...those('outbound'), page('/outbound-health', 'nav.outbound_health', IconHeartbeat, area('outbound'))] },
    {
      label: 'nav.developers',
      items: [
        page('/applications', 'nav.applications', IconApps, () => holds('clients:manage:own')),
        page('/reviews', 'nav.reviews', IconChecklist, area('clients')),
        page('/my-apps', 'nav.my_apps', IconListCheck, anybody),
      ],
    },
    { label: 'nav.server', items: [...those('server'), page('/settings', 'nav.settings', IconSettings, area('configuration'))] },
  ]
}
export const nav = navOf(outline)
