import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JobAttempt } from '#model/job-attempt.ts'
import { call } from '../../../api/call.ts'
import { queries, someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { done, refused } from '../../../parts/said.ts'
import { When } from '../../../parts/when.tsx'
import { Attempts } from './attempts.tsx'
import type { ExtrasParts } from './parts.ts'

const JOBS = '/api/jobs'
const colours: Readonly<Record<string, string>> = { failed: 'bad', running: 'good', waiting: 'warn' }

/** Where a job stands, its latest attempts, and trying it again now. */
export const JobExtras = ({ row, id }: ExtrasParts) => {
  const { t } = useTranslation()
  const state = String(row['state'])
  const { data: attempts = [] } = useQuery(someOf<JobAttempt>(`${JOBS}/${encodeURIComponent(id)}/attempts`, { limit: 20 }))
  const retrying = useMutation({
    mutationFn: async () => {
      await call(`${JOBS}/${encodeURIComponent(id)}/retry`, { method: 'POST' })
      await queries.invalidateQueries({ queryKey: [JOBS] })
    },
    onSuccess: () => done(t('work.retried')),
    onError: refused,
  })
  return (
    <>
      <Group className="card" p="md" mb="lg" justify="space-between">
        <Text size="sm" component="div">
          <Group gap="xs">
            <span className={`dot ${colours[state] ?? ''}`} aria-hidden />
            {t(`values.${state}` as 'values.failed')}
            {state === 'waiting' && <When at={Number(row['due_at'] ?? 0)} />}
          </Group>
        </Text>
        {state !== 'running' && may('configuration', 'manage') && (
          <Button variant="default" onClick={() => retrying.mutate()} loading={retrying.isPending}>
            {t('work.retry')}
          </Button>
        )}
      </Group>
      <Attempts title={t('work.attempts')} attempts={attempts.map((one) => ({ ...one, detail: one.detail ?? null }))} />
    </>
  )
}
