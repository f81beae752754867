import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.layer.css'
import { Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { documentAt } from '../../api/rows.ts'
import { ChartNumbers } from '../../parts/chart-numbers.tsx'
import { everyHour } from '../../parts/hours.ts'
import { Panel } from '../../parts/panel.tsx'
import { Picture } from '../../parts/picture.tsx'
import { perLanguage } from '../../parts/time.ts'

interface JobStats {
  readonly since: number
  readonly states: Readonly<Record<'waiting' | 'running' | 'idle' | 'failed', number>>
  readonly hours: readonly { readonly hour_at: number; readonly done: number; readonly failed: number }[]
}
const hour = perLanguage((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }))

/** How many jobs wait, run and failed, and how the attempts of the last day ended. */
export default function JobChart() {
  const { t, i18n } = useTranslation()
  const { data: stats } = useQuery({ ...documentAt<JobStats>('/api/jobs/stats'), refetchInterval: 10_000 })
  if (!stats) return null
  const format = hour(i18n.language)
  const data = everyHour(stats.hours, stats.since).map((one) => ({ done: 0, failed: 0, ...one, at: format.format(one.hour_at) }))
  return (
    <Panel title={t('work.last_day')}>
      <Group gap="lg">
        {(['waiting', 'running', 'failed'] as const).map((state) => (
          <Text key={state} size="sm">
            {t('parts.labelled', { label: t(`values.${state}`) })} <strong>{stats.states[state]}</strong>
          </Text>
        ))}
      </Group>
      <Picture label={t('work.last_day')}>
        <BarChart
          h={160}
          data={data}
          dataKey="at"
          type="stacked"
          series={[
            { name: 'done', color: 'teal.6', label: t('values.done') },
            { name: 'failed', color: 'red.6', label: t('values.failed') },
          ]}
          withLegend
          tickLine="none"
        />
      </Picture>
      <ChartNumbers
        label={t('work.last_day')}
        series={[t('values.done'), t('values.failed')]}
        rows={data.map(({ at, done, failed }) => ({ at, values: [done, failed] }))}
      />
    </Panel>
  )
}
