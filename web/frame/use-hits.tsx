import { useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconApps, IconClock, IconHelpCircle, IconKey, IconLogout, IconMoonStars, IconPlus, IconTag, IconUser, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchOne, oneOf, patch, someOf } from '../api/rows.ts'
import { signOut } from '../auth/sign-in.ts'
import { holds, may } from '../auth/tokens.ts'
import { done, refused } from '../parts/said.ts'
import { nav } from './nav.ts'
import { type ClientVerb, clientVerbs, readVerb } from './palette-verbs.ts'
import { noteRecent, type Recent, recents } from './recent.ts'

/** A line of the palette. */
export interface Hit {
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
  readonly roles?: readonly string[]
  readonly active?: boolean
}

/** An error of ours shows one. */
const isRequestId = /^req_[a-z0-9]{1,60}$/
const DEVELOPER = 'role_developer'
const at = (id: string) => encodeURIComponent(id)

/** Goes to a place, and remembers it. */
function useGo() {
  const navigate = useNavigate()
  return (place: Recent) => () => {
    noteRecent(place)
    void navigate({ to: place.to, search: (place.search ?? {}) as never })
  }
}

/** The actions on a client as lines. */
function useVerbHits() {
  const { t } = useTranslation()
  const go = useGo()
  return (verb: ClientVerb, client: Found): Hit => {
    const label = t(`palette.verbs.${verb.name}`, { name: client.name ?? client.id })
    const id = `${verb.name} ${client.id}`
    return { id, label, icon: <verb.icon size={18} stroke={1.6} />, run: go({ id, label, to: `/clients/${at(client.id)}`, search: verb.search }) }
  }
}

/** Lets a person register applications of their own. */
async function makeDeveloper(id: string, said: string): Promise<void> {
  try {
    const { row, etag } = await fetchOne<Found>('/api/users', id)
    await patch('/api/users', { id, name: 'user', changes: { roles: [...new Set([...(row.roles ?? []), DEVELOPER])] }, etag })
    done(said)
  } catch (failure) {
    refused(failure)
  }
}

/** The rows that a search in the API finds, the explanation of a request by its id, and the actions on what is found. */
export function useFound(text: string): readonly Hit[] {
  const { t } = useTranslation()
  const go = useGo()
  const verbHit = useVerbHits()
  const [typed] = useDebouncedValue(text.trim(), 150)
  const { verbs, rest } = readVerb(typed, (verb) => t(`palette.words.${verb.name}`))
  const wanted = typed.length > 0
  const acting = verbs.length > 0 && may('clients', 'manage')
  const making = typed.toLowerCase().startsWith(t('palette.words.developer').toLowerCase())
  const person = making ? typed.slice(t('palette.words.developer').length).trim() : typed
  const clients = useQuery(someOf<Found>('/api/clients', { search: acting ? rest : typed, limit: 6 }, (wanted || acting) && may('clients')))
  const users = useQuery(someOf<Found>('/api/users', { search: person, limit: 4 }, wanted && !acting && may('users')))
  const scopes = useQuery(someOf<Found>('/api/scopes', { search: typed, limit: 4 }, wanted && !acting && may('scopes')))
  const own = useQuery(someOf<Found>('/clients', { search: typed, limit: 6 }, wanted && !may('clients') && holds('clients:manage:own')))
  const refusal = useQuery({ ...oneOf<{ readonly request_id: string }>('/api/explanations', typed), enabled: isRequestId.test(typed) && may('logs') })
  const hits = (rows: readonly Found[] = [], to: string, icon: ReactNode): Hit[] =>
    rows.map((row) => {
      const label = row.name ?? row.username ?? row.id
      const description = row.username && row.name ? row.username : row.id
      return { id: row.id, label, description, icon, run: go({ id: row.id, label, to: `${to}/${at(row.id)}` }) }
    })
  if (!wanted) return []
  if (acting) return verbs.flatMap((verb) => (clients.data ?? []).map((client) => verbHit(verb, client)))
  if (making && may('users', 'manage'))
    return (users.data ?? []).map((row) => {
      const name = row.name ?? row.username ?? row.id
      const run = () => void makeDeveloper(row.id, t('palette.made_developer', { name }))
      return { id: `developer ${row.id}`, label: t('palette.make_developer', { name }), icon: <IconUserPlus size={18} />, run }
    })
  const explanation = refusal.data && {
    id: typed,
    label: t('why.found'),
    description: typed,
    icon: <IconHelpCircle size={18} />,
    run: go({ id: typed, label: `${t('why.found')}: ${typed}`, to: `/refusals/${at(typed)}` }),
  }
  return [
    ...(explanation ? [explanation] : []),
    ...hits(clients.data, '/clients', <IconKey size={18} />),
    ...hits(own.data, '/applications', <IconApps size={18} />),
    ...hits(users.data, '/users', <IconUser size={18} />),
    ...hits(scopes.data, '/scopes', <IconTag size={18} />),
  ]
}

/** The actions on the client whose page is open. */
export function useHere(text: string): readonly Hit[] {
  const { t } = useTranslation()
  const verbHit = useVerbHits()
  const { pathname } = useLocation()
  const [, id] = /^\/clients\/([^/]+)$/.exec(pathname) ?? []
  const known = id !== undefined && !['new', 'deleted'].includes(id)
  const { data } = useQuery({ ...oneOf<Found>('/api/clients', known ? decodeURIComponent(id) : undefined), staleTime: 60_000 })
  if (!known || !data || !may('clients', 'manage')) return []
  const { verbs, rest } = readVerb(text, (verb) => t(`palette.words.${verb.name}`))
  if (rest !== '') return []
  const idle = data.row.active === false ? 'disable' : 'enable'
  return (text.trim() === '' ? clientVerbs : verbs).filter(({ name }) => name !== idle).map((verb) => verbHit(verb, data.row))
}

/** The places gone to last, while nothing is typed. */
export function useRecents(text: string): readonly Hit[] {
  const go = useGo()
  if (text.trim() !== '') return []
  return recents().map((place) => ({ id: `recent ${place.id}`, label: place.label, icon: <IconClock size={18} stroke={1.6} />, run: go(place) }))
}

/** The pages and actions that do not depend on a search. */
export function useActions(text: string): readonly Hit[] {
  const { t } = useTranslation()
  const go = useGo()
  const { setColorScheme, colorScheme } = useMantineColorScheme()
  const to = (path: string, label: string) => go({ id: path, label, to: path })
  const toggle = () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark')
  const all: readonly Hit[] = [
    ...(may('clients', 'manage') ? [{ id: 'new', label: t('clients.new'), icon: <IconPlus size={18} />, run: to('/clients/new', t('clients.new')) }] : []),
    ...(holds('clients:manage:own')
      ? [{ id: 'new application', label: t('portal.new'), icon: <IconPlus size={18} />, run: to('/applications/new', t('portal.new')) }]
      : []),
    ...nav
      .flatMap((group) => group.items)
      .filter((item) => item.open())
      .map(({ to: path, label, icon: PageIcon }) => ({ id: path, label: label(), icon: <PageIcon size={18} stroke={1.6} />, run: to(path, label()) })),
    { id: 'theme', label: t('frame.switch_theme'), icon: <IconMoonStars size={18} />, run: toggle },
    { id: 'out', label: t('frame.sign_out'), icon: <IconLogout size={18} />, run: signOut },
  ]
  return all.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()))
}
