import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnyResource } from '#fields/resource.ts'
import { call } from '../../api/call.ts'
import { queries, someOf } from '../../api/rows.ts'
import { type Changes, ChangeTable } from '../../form/change-table.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { done, refused } from '../../parts/said.ts'
import { When } from '../../parts/when.tsx'
import { RowLink } from '../resources/cell.tsx'
import type { OnDesk } from './desk-row.ts'

interface Version {
  readonly id: string
  readonly version: number
  readonly at: number
  readonly actor_type: string
  readonly actor_id?: string
  readonly changes: Changes
}

interface DeskHistoryParts extends OnDesk {
  readonly resource: AnyResource
  readonly manages: boolean
}

/** The last versions of a row on the desk: who made it so, when, what changed, and the way back. */
export const DeskHistory = ({ path, row, resource, manages }: DeskHistoryParts) => {
  const { t } = useTranslation()
  const { data: versions = [] } = useQuery(someOf<Version>(`${path}/versions`, { limit: 10 }))
  const [asked, ask] = useState<number>()
  const restoring = useMutation({
    mutationFn: async (version: number) => {
      await call(`${path}/versions/${version}/restore`, { method: 'POST' })
      await queries.invalidateQueries()
      done(t('desk.restored', { version }))
    },
    onError: refused,
    onSettled: () => ask(undefined),
  })
  if (versions.length === 0) return null
  return (
    <>
      <Title order={2} size="h4">
        {t('desk.history')}
      </Title>
      <Stack component="ul" gap="xs" m={0} pl={0} style={{ listStyle: 'none' }}>
        {versions.map(({ id, version, at, actor_type, actor_id, changes }) => (
          <li key={id}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Group gap="xs">
                <Text size="sm">{t('client.version', { version })}</Text>
                <When at={at} />
                {actor_id !== undefined && <RowLink resource={actor_type} id={actor_id} />}
              </Group>
              {manages && version !== row['version'] && (
                <Button size="compact-sm" variant="default" onClick={() => ask(version)}>
                  {t('desk.restore')}
                </Button>
              )}
            </Group>
            {version > 1 && Object.keys(changes).length > 0 && <ChangeTable resource={resource} changes={changes} />}
          </li>
        ))}
      </Stack>
      {asked !== undefined && (
        <Confirm
          title={t('desk.restore_title', { version: asked })}
          words={t('desk.restore_words')}
          act={t('desk.restore')}
          busy={restoring.isPending}
          confirm={() => restoring.mutate(asked)}
          cancel={() => ask(undefined)}
        />
      )}
    </>
  )
}
