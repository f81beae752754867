import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPart } from '../../../api/load-part.ts'
import { Blank } from '../../../parts/blank.tsx'
import { Failure } from '../../../parts/failure.tsx'
import { Waiting } from '../../../parts/waiting.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'
import RequestLog from '../log/request-log.tsx'
import { useActivity } from '../use-activity.ts'
import { LogoutTokens } from './logout-tokens.tsx'

const HourChart = lazy(() => loadPart(() => import('../../../parts/hour-chart.tsx')))

/** The activity of the client, hour by hour: tokens, sign-ins, refusals and why. */
export default function ActivityTab({ client, root = CLIENTS }: { readonly client: ClientRow; readonly root?: string }) {
  const { t } = useTranslation()
  const query = useActivity(client.id, root)
  if (query.isPending) return <Waiting lines={4} />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  const { hours, since } = query.data
  const told = root === CLIENTS && client.backchannel_logout_uri != null
  const sum = (what: 'tokens' | 'sign_ins' | 'introspections' | 'calls' | 'refusals') => hours.reduce((total, hour) => total + hour[what], 0)
  if (hours.length === 0)
    return (
      <Stack>
        <Blank icon={IconChartBar} title={t('client.no_activity')} words={t('client.no_activity_words')} />
        {told && <LogoutTokens client={client} />}
        <RequestLog client={client.id} root={root} />
      </Stack>
    )
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
      {told && <LogoutTokens client={client} />}
      <RequestLog client={client.id} root={root} />
    </Stack>
  )
}
