import { Grid, Stack, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnyResource } from '#fields/resource.ts'
import { client as clientResource } from '#model/client.ts'
import { loadPart } from '../../api/load-part.ts'
import { names as namesQuery } from '../../api/names.ts'
import { isGone, oneOf, type Versioned } from '../../api/rows.ts'
import { sectionAt } from '../../api/sections.ts'
import { may } from '../../auth/tokens.ts'
import { useDraft } from '../../form/draft.ts'
import { Leaving } from '../../form/leaving.tsx'
import { Merge } from '../../form/merge.tsx'
import { SaveBar } from '../../form/save-bar.tsx'
import { useSave } from '../../form/use-save.ts'
import { useAddress } from '../../list/search.ts'
import { Failure } from '../../parts/failure.tsx'
import { takeFreshSecret } from '../../parts/fresh-secrets.ts'
import { NotHere } from '../../parts/not-here.tsx'
import { SecretOnce } from '../../parts/secret-once.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { ClientHead } from './client-head.tsx'
import { CLIENTS, type ClientRow } from './client-row.ts'
import { EffectiveCard } from './effective-card.tsx'
import { Picture } from './picture.tsx'
import { PostureCard } from './posture-card.tsx'
import { FieldsTab } from './tabs/fields.tsx'
import { ClientKeys } from './tabs/keys.tsx'
import { ProofKeys } from './tabs/proof-keys.tsx'

const pages = {
  credentials: lazy(() => loadPart(() => import('./credentials/credentials.tsx'))),
  sessions: lazy(() => loadPart(() => import('./tabs/tokens.tsx'))),
  consents: lazy(() => loadPart(() => import('./tabs/consents.tsx'))),
  activity: lazy(() => loadPart(() => import('./tabs/activity.tsx'))),
  why: lazy(() => loadPart(() => import('./why/why.tsx'))),
  history: lazy(() => loadPart(() => import('./tabs/history.tsx'))),
  try: lazy(() => loadPart(() => import('./try-it/try-it.tsx'))),
} as const
/** The tabs that are parts of the form, by the sections of the declaration they show. */
const forms = {
  general: ['General'],
  authentication: ['Authentication'],
  security: ['Security'],
  grants: ['Grant types'],
  tokens: ['Tokens'],
  branding: ['Branding'],
  keys: ['Keys'],
} as const
type FormTab = keyof typeof forms
type PageTab = keyof typeof pages
const order: readonly (FormTab | PageTab)[] = [
  'general',
  'authentication',
  'security',
  'grants',
  'tokens',
  'branding',
  'credentials',
  'keys',
  'sessions',
  'consents',
  'activity',
  'why',
  'history',
  'try',
]

/** Why requests were refused is for who may read the logs. */
const isOpen = (tab: FormTab | PageTab): boolean => tab !== 'why' || may('logs')

/** The page of one client: the heart of the console. */
export default function ClientPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(oneOf<ClientRow>(CLIENTS, id))
  if (isGone(query.error)) return <NotHere />
  if (query.isPending) return <Waiting lines={9} />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  return <Loaded key={id} seen={query.data} />
}

const Loaded = ({ seen }: { readonly seen: Versioned<ClientRow> }) => {
  const client = seen.row
  const [fresh] = useState(() => takeFreshSecret(client.id))
  const [address, change] = useAddress()
  const tab = order.find((each) => each === address['tab'] && isOpen(each)) ?? 'general'
  const { data: names } = useQuery(namesQuery)
  const section = sectionAt('clients') as NonNullable<ReturnType<typeof sectionAt>>
  const draft = useDraft({ resource: clientResource, key: `client:${client.id}`, base: client as never, etag: seen.etag, names })
  const { saving, save, theirs, merge, cancelMerge } = useSave(section, client.id, draft)
  const writable = may('clients', 'manage')
  const isForm = tab in forms
  const Page = isForm ? undefined : pages[tab as PageTab]
  const touched = (each: FormTab | PageTab) =>
    each in forms && Object.keys(draft.changes).some((name) => (forms[each as FormTab] as readonly string[]).includes(clientSection(name)))
  const mend = (changes: object) => {
    for (const [name, value] of Object.entries(changes)) draft.set(name, value)
  }
  return (
    <>
      <ClientHead seen={seen} tryIt={() => change({ tab: 'try' })} whyRefused={() => change({ tab: may('logs') ? 'why' : 'activity' })} />
      {fresh && (
        <div style={{ marginBottom: 16 }}>
          <SecretOnce secret={fresh} name={client.id} />
        </div>
      )}
      <Picture client={client} />
      <Tabs value={tab} onChange={(value) => change({ tab: value ?? 'general' })} keepMounted={false} variant="default" mb="lg">
        <TabList tab={tab} isTouched={touched} />
        <Tabs.Panel value={tab} pt="lg">
          <Suspense fallback={<Waiting lines={4} />}>
            {Page ? (
              <Page client={client} />
            ) : (
              <Grid gap="lg">
                <Grid.Col span={{ base: 12, lg: 8 }}>
                  <Stack gap="lg">
                    {tab === 'keys' && <ClientKeys client={client} writable={writable} />}
                    {tab === 'keys' && <ProofKeys client={client} />}
                    <FieldsTab sections={forms[tab as FormTab]} draft={draft} writable={writable} save={save} client={client} tab={tab as FormTab} />
                  </Stack>
                </Grid.Col>
                <Grid.Col span={{ base: 12, lg: 4 }}>
                  <Stack gap="lg">
                    <PostureCard client={draft.values as unknown as ClientRow} mend={writable ? mend : undefined} />
                    <EffectiveCard client={client} />
                  </Stack>
                </Grid.Col>
              </Grid>
            )}
          </Suspense>
        </Tabs.Panel>
      </Tabs>
      {writable && <SaveBar resource={clientResource} draft={draft} saving={saving} save={save} />}
      {theirs && <Merge resource={clientResource} draft={draft} theirs={theirs} merged={merge} cancel={cancelMerge} />}
      <Leaving draft={draft} />
    </>
  )
}

const clientSection = (name: string): string => {
  const { fields }: AnyResource = clientResource
  return fields[name]?.section ?? 'General'
}

/** The tabs, with a dot at each that holds something unsaved. */
const TabList = ({ tab, isTouched }: { readonly tab: string; readonly isTouched: (tab: FormTab | PageTab) => boolean }) => {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  // On a phone the tabs are wider than the screen.
  useEffect(() => {
    list.current?.querySelector(`[data-tab=${tab}]`)?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [tab])
  return (
    <Tabs.List ref={list} aria-label={t('client.tabs_label')} style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
      {order.filter(isOpen).map((each) => (
        <Tabs.Tab
          key={each}
          value={each}
          data-tab={each}
          px="xs"
          style={{ flex: 'none' }}
          rightSection={isTouched(each) ? <span className="dot" title={t('form.changed')} /> : null}
        >
          {t(`client.tabs.${each}`)}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  )
}
