import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { FoundSelect } from '../../../parts/found-select.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'
import { ReceivedPreview } from './preview.tsx'
import type { PendingChanges } from './use-preview.ts'

interface AnyClientParts {
  /** The unsaved changes of the row that the page shows. */
  readonly pending: PendingChanges
  /** The API that the page shows. */
  readonly resource?: string
}

/** On the page of a row that decides about tokens: what a chosen client receives, and the difference that unsaved changes of the row make. */
export default function ReceivesOfAny(parts: AnyClientParts) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!may('clients')) return null
  return (
    <Panel title={t('receives.any_title')}>
      {open ? (
        <Chosen {...parts} />
      ) : (
        <Group justify="space-between">
          <Text size="sm" c="dimmed" style={{ flex: '1 1 240px' }}>
            {t('receives.any_about')}
          </Text>
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {t('receives.any_open')}
          </Button>
        </Group>
      )}
    </Panel>
  )
}

/** The client is chosen first, of those found by what is typed. */
const Chosen = (parts: AnyClientParts) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [client, choose] = useState<ClientRow>()
  const found = useQuery(someOf<ClientRow>(CLIENTS, { search: typed, limit: 10, fields: 'id,name,supported_grant_types' }))
  const { data: clients = [] } = found
  return (
    <>
      <FoundSelect
        data-autofocus
        label={t('receives.client')}
        value={client?.id ?? null}
        found={clients.map(({ id, name }) => [id, name] as const)}
        search={setTyped}
        onChange={(id) => choose(clients.find((each) => each.id === id))}
      />
      {client && <ReceivedPreview key={client.id} client={client} {...parts} />}
    </>
  )
}
