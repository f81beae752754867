import { useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { IconHelpCircle, IconKey, IconLogout, IconMoonStars, IconPlus, IconSearch, IconTag, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentAt, someOf } from '../api/rows.ts'
import { signOut } from '../auth/sign-in.ts'
import { may } from '../auth/tokens.ts'
import { nav } from './nav.ts'
import { chooseFirst, palette, paletteStore } from './palette-store.ts'

interface Hit {
  readonly id: string
  readonly label: string
  readonly description?: string
  readonly icon: ReactNode
  readonly run: () => void
}
interface Found {
  readonly id: string
  readonly name?: string
  readonly username?: string
}

/** An error of ours shows one. */
const isRequestId = /^req_[a-z0-9]{1,60}$/

/** What a search in the API finds: clients, people and scopes by name or id, and why a request was refused by its id. */
function useFound(text: string): Hit[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [search] = useDebouncedValue(text.trim(), 150)
  const wanted = search.length > 0
  const clients = useQuery(someOf<Found>('/api/clients', { search, limit: 6 }, wanted && may('clients')))
  const users = useQuery(someOf<Found>('/api/users', { search, limit: 4 }, wanted && may('users')))
  const scopes = useQuery(someOf<Found>('/api/scopes', { search, limit: 4 }, wanted && may('scopes')))
  const refusal = useQuery(
    documentAt<{ readonly request_id: string }>(`/api/explanations/${encodeURIComponent(search)}`, {}, isRequestId.test(search) && may('logs')),
  )
  const hits = (rows: readonly Found[] = [], to: string, icon: ReactNode): Hit[] =>
    rows.map((row) => ({
      id: row.id,
      label: row.name ?? row.username ?? row.id,
      description: row.username && row.name ? row.username : row.id,
      icon,
      run: () => void navigate({ to: `${to}/${row.id}` }),
    }))
  if (!wanted) return []
  return [
    ...(refusal.data
      ? [
          {
            id: refusal.data.request_id,
            label: t('why.found'),
            description: search,
            icon: <IconHelpCircle size={18} />,
            run: () => void navigate({ to: `/refusals/${search}` }),
          },
        ]
      : []),
    ...hits(clients.data, '/clients', <IconKey size={18} />),
    ...hits(users.data, '/users', <IconUser size={18} />),
    ...hits(scopes.data, '/scopes', <IconTag size={18} />),
  ]
}

/** What can be gone to or done, whatever is searched for. */
function useActions(): Hit[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { setColorScheme, colorScheme } = useMantineColorScheme()
  const go = (to: string) => () => void navigate({ to })
  return [
    ...(may('clients', 'manage') ? [{ id: 'new', label: t('clients.new'), icon: <IconPlus size={18} />, run: go('/clients/new') }] : []),
    ...nav
      .flatMap((group) => group.items)
      .filter((item) => item.open())
      .map(({ to, label, icon: Icon }) => ({ id: to, label: label(), icon: <Icon size={18} stroke={1.6} />, run: go(to) })),
    {
      id: 'theme',
      label: t('frame.switch_theme'),
      icon: <IconMoonStars size={18} />,
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    { id: 'out', label: t('frame.sign_out'), icon: <IconLogout size={18} />, run: signOut },
  ]
}

/** ⌘K: finds and does anything. It opens each time that `opened` grows. */
export default function Palette({ opened }: { readonly opened: number }) {
  useEffect(() => {
    if (opened > 0) palette.open()
  }, [opened])
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const found = useFound(text)
  const actions = useActions().filter((action) => action.label.toLowerCase().includes(text.trim().toLowerCase()))
  const ids = found.map((hit) => hit.id).join()
  useEffect(() => {
    if (ids) chooseFirst()
  }, [ids])
  const draw = ({ id, label, description, icon, run }: Hit) => (
    <Spotlight.Action key={id} label={label} leftSection={icon} onClick={run} {...(description ? { description } : {})} />
  )
  return (
    <Spotlight.Root store={paletteStore} query={text} onQueryChange={setText} shortcut={null} scrollable maxHeight={420}>
      <Spotlight.Search maxLength={256} placeholder={t('frame.search')} aria-label={t('frame.search')} leftSection={<IconSearch size={18} />} />
      <Spotlight.ActionsList>
        {found.length > 0 && <Spotlight.ActionsGroup label={t('frame.found')}>{found.map(draw)}</Spotlight.ActionsGroup>}
        {actions.length > 0 && <Spotlight.ActionsGroup label={t('frame.actions')}>{actions.map(draw)}</Spotlight.ActionsGroup>}
        {found.length + actions.length === 0 && <Spotlight.Empty>{t('frame.nothing_found')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
