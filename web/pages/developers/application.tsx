import { Alert, Button, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isGone, oneOf, type Versioned } from '../../api/rows.ts'
import { useAddress } from '../../list/search.ts'
import { Failure } from '../../parts/failure.tsx'
import { takeFreshSecret } from '../../parts/fresh-secrets.ts'
import { NameTag } from '../../parts/name-tag.tsx'
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { SecretOnce } from '../../parts/secret-once.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import type { ClientRow } from '../clients/client-row.ts'
import CredentialsTab from '../clients/credentials/credentials.tsx'
import ActivityTab from '../clients/tabs/activity.tsx'
import { ProofKeys } from '../clients/tabs/proof-keys.tsx'
import TryItTab from '../clients/try-it/try-it.tsx'
import { ApplicationSettings } from './application-settings.tsx'
import { RemoveApplication } from './remove-application.tsx'
import { Requests } from './requests.tsx'
import { APPLICATIONS } from './stages.ts'
import { TestUsers } from './test-users.tsx'

const tabs = ['way', 'settings', 'credentials', 'try', 'test_users', 'activity'] as const

/** One application of a developer: where it stands on its way to people, its settings, its secrets, what it does. */
export default function ApplicationPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(oneOf<ClientRow>(APPLICATIONS, id))
  if (isGone(query.error)) return <NotHere />
  if (query.isPending) return <Waiting />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  return <Loaded key={id} seen={query.data} />
}

const Loaded = ({ seen }: { readonly seen: Versioned<ClientRow> }) => {
  const { t } = useTranslation()
  const [fresh] = useState(() => takeFreshSecret(seen.row.id))
  const [address, change] = useAddress()
  const tab = tabs.find((each) => each === address['tab'] || (each === 'activity' && address['tab'] === 'why')) ?? 'way'
  const list = useRef<HTMLDivElement>(null)
  // On a phone the tabs are wider than the screen.
  useEffect(() => {
    list.current?.querySelector(`[data-tab=${tab}]`)?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [tab])
  return (
    <>
      <PageHead title={seen.row.name} words={<NameTag value={seen.row.id} />} />
      {fresh && <SecretOnce secret={fresh} name={seen.row.id} aboveTabs />}
      {!seen.row.active && (
        <Alert color="red" mb="md" title={t('portal.stage_words.disabled')}>
          {seen.row.disabled_reason ?? t('portal.no_disabled_reason')}
        </Alert>
      )}
      {(seen.row.reminders ?? 0) > 0 && tab !== 'credentials' && (
        <Alert color="yellow" mb="md" title={t('credentials.due', { count: seen.row.reminders ?? 0 })}>
          <Button variant="default" size="xs" onClick={() => change({ tab: 'credentials' })}>
            {t('credentials.due_look')}
          </Button>
        </Alert>
      )}
      <Tabs value={tab} onChange={(value) => change({ tab: value ?? 'way' })} keepMounted={false}>
        <Tabs.List ref={list} mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each} data-tab={each} style={{ flex: 'none' }}>
              {t(`portal.tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="way">
          <Requests application={seen.row} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <ApplicationSettings seen={seen} />
          <RemoveApplication application={seen.row} />
        </Tabs.Panel>
        <Tabs.Panel value="credentials">
          <CredentialsTab client={seen.row} root={APPLICATIONS} writable />
          <ProofKeys client={seen.row} root={APPLICATIONS} />
        </Tabs.Panel>
        <Tabs.Panel value="try">
          <TryItTab client={seen.row} root={APPLICATIONS} />
        </Tabs.Panel>
        <Tabs.Panel value="test_users">
          <TestUsers application={seen.row} />
        </Tabs.Panel>
        <Tabs.Panel value="activity">
          <ActivityTab client={seen.row} root={APPLICATIONS} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
