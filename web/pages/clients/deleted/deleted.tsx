import { Button, Table, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AuditEvent } from '#model/audit-event.ts'
import { someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { Blank } from '../../../parts/blank.tsx'
import { Failure } from '../../../parts/failure.tsx'
import { NameTag } from '../../../parts/name-tag.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { refused } from '../../../parts/said.ts'
import { Waiting } from '../../../parts/waiting.tsx'
import { When } from '../../../parts/when.tsx'
import { RowLink } from '../../resources/cell.tsx'
import { restoreClient } from '../restore-client.ts'
import { goneClients } from './gone-clients.ts'

const MOST = 200

/** Deleted clients: who deleted each and when, and the way back. */
export default function DeletedClients() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const eventsOf = (action: string) => someOf<AuditEvent>('/api/audit-events', { action, limit: MOST })
  const deleted = useQuery(eventsOf('client.deleted'))
  const restored = useQuery(eventsOf('client.restored'))
  const created = useQuery(eventsOf('client.created'))
  const restoring = useMutation({
    mutationFn: (id: string) => restoreClient(id),
    onSuccess: (_, id) => void navigate({ to: `/clients/${encodeURIComponent(id)}` }),
    onError: refused,
  })
  const all = [deleted, restored, created]
  const gone = goneClients(all.flatMap(({ data = [] }) => data))
  return (
    <>
      <PageHead title={t('deleted.title')} words={t('deleted.about')} />
      {deleted.isPending && <Waiting lines={4} />}
      {deleted.isError && <Failure failure={deleted.error} again={() => void deleted.refetch()} />}
      {all.every(({ isSuccess }) => isSuccess) && gone.length === 0 && <Blank icon={IconTrash} title={t('deleted.none')} words={t('deleted.none_words')} />}
      {gone.length > 0 && (
        <Table.ScrollContainer minWidth={300} type="native" className="card" tabIndex={0} role="region" aria-label={t('deleted.title')}>
          <Table aria-label={t('deleted.title')}>
            <Table.Tbody>
              {gone.map((event) => (
                <Table.Tr key={event.id}>
                  <Table.Td>
                    <Text size="sm" fw={550}>
                      {event.target_name ?? event.target_id}
                    </Text>
                    <NameTag value={event.target_id ?? ''} short />
                  </Table.Td>
                  <Table.Td>
                    <When at={event.at} /> {event.actor_id && event.actor_type !== 'system' && <RowLink resource={event.actor_type} id={event.actor_id} />}
                  </Table.Td>
                  <Table.Td ta="right">
                    {may('clients', 'manage') && (
                      <Button size="compact-sm" variant="default" loading={restoring.isPending} onClick={() => restoring.mutate(event.target_id ?? '')}>
                        {t('client.restore')}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  )
}
