import { Button, Group, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../parts/blank.tsx'
import { Failure } from '../../parts/failure.tsx'
import { NameTag } from '../../parts/name-tag.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { refused } from '../../parts/said.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { When } from '../../parts/when.tsx'
import { deletedApplications, restoreApplication } from './deleted-applications.ts'

/** The applications that the developer deleted, and the way back. */
export default function DeletedApplicationsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const query = useQuery(deletedApplications)
  const restoring = useMutation({
    mutationFn: restoreApplication,
    onSuccess: (_, id) => void navigate({ to: `/applications/${encodeURIComponent(id)}`, search: { tab: 'credentials' } as never }),
    onError: refused,
  })
  return (
    <>
      <PageHead title={t('portal.deleted')} words={t('portal.deleted_words')} />
      {query.isPending && <Waiting lines={3} />}
      {query.isError && <Failure failure={query.error} again={() => void query.refetch()} />}
      {query.data?.length === 0 && <Blank icon={IconTrash} title={t('portal.none_deleted')} words={t('portal.deleted_words')} />}
      <Stack>
        {query.data?.map(({ client_id, name, deleted_at, restorable_until }) => (
          <Group key={client_id} className="card" p="md" justify="space-between" data-deleted={client_id}>
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={600}>
                {name ?? client_id}
              </Text>
              <NameTag value={client_id} short />
              <Text size="xs" c="dimmed" component="div">
                {t('portal.deleted_at')} <When at={deleted_at} /> · {t('portal.restorable_until')} <When at={restorable_until} />
              </Text>
            </div>
            <Button
              variant="default"
              aria-label={`${t('portal.restore')}: ${name ?? client_id}`}
              loading={restoring.isPending && restoring.variables === client_id}
              onClick={() => restoring.mutate(client_id)}
            >
              {t('portal.restore')}
            </Button>
          </Group>
        ))}
      </Stack>
    </>
  )
}
