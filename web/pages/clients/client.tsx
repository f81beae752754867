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
import { type Draft, useDraft } from '../../form/draft.ts'
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
import Overview from './overview/overview.tsx'
import { Picture } from './picture.tsx'
import { type Mend, PostureCard } from './posture-card.tsx'
import { FieldsTab } from './tabs/fields.tsx'
import { ClientKeys } from './tabs/keys.tsx'
import { type FormTab, readTab, type TabName, tabNames, tabOf } from './tabs/plan.ts'
import { ProofKeys } from './tabs/proof-keys.tsx'

const LinkedPolicies = lazy(() => loadPart(() => import('./tabs/linked-policies.tsx')))
const Credentials = lazy(() => loadPart(() => import('./credentials/credentials.tsx')))
const Receives = lazy(() => loadPart(() => import('./receives/receives.tsx')))
const pages = {
  people: lazy(() => loadPart(() => import('./tabs/people.tsx'))),
  activity: lazy(() => loadPart(() => import('./tabs/activity.tsx'))),
  history: lazy(() => loadPart(() => import('./tabs/history.tsx'))),
  try: lazy(() => loadPart(() => import('./try-it/try-it.tsx'))),
} as const
type PageTab = keyof typeof pages
const isPage = (tab: TabName): tab is PageTab => tab in pages

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
  const tab = readTab(address['tab'])
  const { data: names } = useQuery(namesQuery)
  const section = sectionAt('clients') as NonNullable<ReturnType<typeof sectionAt>>
  const draft = useDraft({ resource: clientResource, key: `client:${client.id}`, base: client as never, etag: seen.etag, names })
  const { saving, save, theirs, merge, cancelMerge } = useSave(section, client.id, draft)
  const writable = may('clients', 'manage')
  const go = (next: TabName, act?: string) => change({ tab: next, act })
  const mend = (changes: object) => {
    for (const [name, value] of Object.entries(changes)) draft.set(name, value)
  }
  const parts = { client, draft, writable, save, mend: writable ? mend : undefined, act: address['act'], go }
  return (
    <>
      <ClientHead seen={seen} tryIt={() => go('try')} whyRefused={() => go('activity')} act={parts.act} acted={() => change({ act: undefined })} />
      {fresh && (
        <div style={{ marginBottom: 16 }}>
          <SecretOnce secret={fresh} name={client.id} aboveTabs />
        </div>
      )}
      <Tabs value={tab} onChange={(value) => go(readTab(value ?? ''))} keepMounted={false} variant="default" mb="lg">
        <TabList tab={tab} touched={touchedTabs(draft)} />
        <Tabs.Panel value={tab} pt="md">
          <Suspense fallback={<Waiting lines={4} />}>
            <Content tab={tab} {...parts} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
      {writable && <SaveBar resource={clientResource} draft={draft} saving={saving} save={save} />}
      {theirs && <Merge resource={clientResource} draft={draft} theirs={theirs} merged={merge} cancel={cancelMerge} />}
      <Leaving draft={draft} />
    </>
  )
}

interface ContentParts {
  readonly tab: TabName
  readonly client: ClientRow
  readonly draft: Draft
  readonly writable: boolean
  readonly save: () => void
  readonly mend: Mend
  readonly act: string | undefined
  readonly go: (tab: TabName, act?: string) => void
}

/** The chosen tab. */
const Content = (parts: ContentParts) => {
  const { tab, client } = parts
  if (tab === 'overview') return <Overview {...parts} />
  if (!isPage(tab)) return <FormContent {...parts} tab={tab} />
  const Page = pages[tab]
  return <Page client={client} />
}

/** A tab of fields, with the secrets, keys and people beside which they are set. */
const FormContent = ({ tab, client, draft, writable, save, mend, act, go }: ContentParts & { readonly tab: FormTab }) => (
  <Grid gap="lg">
    <Grid.Col span={{ base: 12, lg: 8 }}>
      <Stack gap="lg">
        {tab === 'sign_in' && <Picture client={client} />}
        {tab === 'keys' && (
          <>
            <Credentials client={client} act={act} acted={() => go('keys')} />
            <ProofKeys client={client} />
            <ClientKeys client={client} writable={writable} />
          </>
        )}
        {tab === 'tokens' && <Receives client={client} changes={draft.changes} />}
        {tab === 'access' && <LinkedPolicies clientId={client.id} />}
        <FieldsTab draft={draft} writable={writable} save={save} client={client} tab={tab} />
      </Stack>
    </Grid.Col>
    <Grid.Col span={{ base: 12, lg: 4 }}>
      <Stack gap="lg">
        <PostureCard client={draft.values as unknown as ClientRow} mend={mend} />
        <EffectiveCard client={client} />
      </Stack>
    </Grid.Col>
  </Grid>
)

/** The tabs that hold an unsaved change. */
function touchedTabs(draft: Draft): ReadonlySet<TabName> {
  const { fields }: AnyResource = clientResource
  return new Set(Object.keys(draft.changes).map((name) => tabOf({ name, section: fields[name]?.section ?? 'General' })))
}

/** The tabs, with a dot at each that holds something unsaved. */
const TabList = ({ tab, touched }: { readonly tab: TabName; readonly touched: ReadonlySet<TabName> }) => {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  // On a phone the tabs are wider than the screen.
  useEffect(() => {
    list.current?.querySelector(`[data-tab=${tab}]`)?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [tab])
  return (
    <Tabs.List ref={list} aria-label={t('client.tabs_label')} style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
      {tabNames.map((each) => (
        <Tabs.Tab
          key={each}
          value={each}
          data-tab={each}
          px="sm"
          style={{ flex: 'none' }}
          rightSection={touched.has(each) ? <span className="dot" title={t('form.changed')} /> : null}
        >
          {t(`client.tabs.${each}`)}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  )
}
