import { Grid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPart } from '../../api/load-part.ts'
import { documentAt } from '../../api/rows.ts'
import { issuer } from '../../auth/place.ts'
import { holds, may } from '../../auth/tokens.ts'
import { useMe } from '../../auth/use-me.ts'
import { Failure } from '../../parts/failure.tsx'
import { NameTag } from '../../parts/name-tag.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Expiring, Failing, WaitingReviews } from './attention.tsx'
import { Counts } from './counts.tsx'
import { CredentialDemo } from './credential-demo.tsx'
import { FirstSteps } from './first-steps.tsx'
import { DeveloperHome } from './my-applications.tsx'
import { News } from './news.tsx'
import { Nodes } from './nodes.tsx'
import { Range } from './range.tsx'
import { Running } from './running.tsx'
import type { Stats } from './stats.ts'
import { Verdict } from './verdict.tsx'

const HourChart = lazy(() => loadPart(() => import('../../parts/hour-chart.tsx')))
const HOUR = 3_600_000

/** Where the charts begin: a young server has no past to draw. */
const startOf = ({ activity: { since, hours } }: Stats): number => Math.max(since, (hours[0]?.hour_at ?? Date.now()) - HOUR)

/** The first page: what is running, how it goes, what needs a hand. */
export default function HomePage() {
  const { t } = useTranslation()
  const administers = may('logs') || may('clients')
  const [days, setDays] = useState('7')
  const since = Math.floor(Date.now() / HOUR - Number(days) * 24) * HOUR
  const query = useQuery({ ...documentAt<Stats>('/api/stats', { since }, administers), refetchInterval: 60_000 })
  const stats = query.data
  return (
    <>
      <PageHead title={t('home.title', { name: useMe()?.name.split(' ')[0] ?? '' })} words={<NameTag value={stats?.server.issuer ?? issuer} />} />
      {!administers && <Stack gap="lg">{holds('clients:manage:own') ? <DeveloperHome /> : <FirstSteps of="guest" />}</Stack>}
      {administers && query.isPending && <Waiting />}
      {query.isError && <Failure failure={query.error} again={() => void query.refetch()} />}
      {stats && (
        <Stack gap="lg">
          {!stats.has_made_clients && may('clients', 'manage') && <FirstSteps of="administrator" />}
          <Verdict stats={stats} />
          <Counts stats={stats} days={Number(days)} />
          <Range days={days} set={setDays} />
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, lg: 8 }}>
              <Stack gap="lg">
                <Panel title={t('home.by_hour')}>
                  <Suspense fallback={<Waiting lines={3} />}>
                    <HourChart hours={stats.activity.hours} since={startOf(stats)} series={['tokens', 'sign_ins']} label={t('home.by_hour')} />
                  </Suspense>
                </Panel>
                <Panel title={t('home.refused_by_hour')}>
                  <Suspense fallback={<Waiting lines={3} />}>
                    <HourChart hours={stats.activity.hours} since={startOf(stats)} series={['refusals']} label={t('home.refused_by_hour')} />
                  </Suspense>
                </Panel>
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, lg: 4 }}>
              <Stack gap="lg">
                <News />
                <WaitingReviews stats={stats} />
                <Failing stats={stats} />
                <Expiring stats={stats} />
                <CredentialDemo />
                <Running stats={stats} />
                <Nodes />
              </Stack>
            </Grid.Col>
          </Grid>
        </Stack>
      )}
    </>
  )
}
