import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Activity } from '#model/activity.ts'
import { loadPart } from '../../../api/load-part.ts'
import { documentAt } from '../../../api/rows.ts'
import { Blank } from '../../../parts/blank.tsx'
import { Failure } from '../../../parts/failure.tsx'
import { Waiting } from '../../../parts/waiting.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'

const HourChart = lazy(() => loadPart(() => import('../../../parts/hour-chart.tsx')))
type Hour = Pick<Activity, 'hour_at' | 'tokens' | 'sign_ins' | 'introspections' | 'calls' | 'refusals' | 'reasons'>

/** What the client did, hour by hour: tokens, sign-ins, refusals and why. */
export default function ActivityTab({ client, root = CLIENTS }: { readonly client: ClientRow; readonly root?: string }) {
  const { t } = useTranslation()
  const query = useQuery(documentAt<{ readonly since: number; readonly hours: readonly Hour[] }>(`${root}/${encodeURIComponent(client.id)}/activity`))
  if (query.isPending) return <Waiting lines={4} />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  const { hours, since } = query.data
  const sum = (what: 'tokens' | 'sign_ins' | 'introspections' | 'calls' | 'refusals') => hours.reduce((total, hour) => total + hour[what], 0)
  const reasons = new Map<string, number>()
  for (const hour of hours) for (const [reason, count] of Object.entries(hour.reasons ?? {})) reasons.set(reason, (reasons.get(reason) ?? 0) + count)
  if (hours.length === 0) return <Blank icon={IconChartBar} title={t('client.no_activity')} words={t('client.no_activity_words')} />
  return (
    <Stack>
      <SimpleGrid cols={{ base: 2, sm: 5 }}>
        {(['tokens', 'sign_ins', 'introspections', 'calls', 'refusals'] as const).map((what) => (
          <div key={what} className="card" style={{ padding: 16 }}>
            <Text size="sm" c="dimmed">
              {t(`home.counts.${what}`)}
            </Text>
            <Text fz="xl" fw={620} className="numbers">
              {sum(what)}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      <section className="card" style={{ padding: 20 }}>
        <Title order={2} size="h3" mb="md">
          {t('client.by_hour')}
        </Title>
        <Suspense fallback={<Waiting lines={3} />}>
          <HourChart hours={hours} since={since} series={['tokens', 'sign_ins', 'refusals']} />
        </Suspense>
      </section>
      {reasons.size > 0 && (
        <section className="card" style={{ padding: 20 }}>
          <Title order={2} size="h3" mb="sm">
            {t('client.why_refused')}
          </Title>
          {[...reasons]
            .sort(([, a], [, b]) => b - a)
            .map(([reason, count]) => (
              <Group key={reason} justify="space-between">
                <Text size="sm" className="mono">
                  {reason}
                </Text>
                <Text size="sm" className="numbers">
                  {count}
                </Text>
              </Group>
            ))}
        </section>
      )}
    </Stack>
  )
}
