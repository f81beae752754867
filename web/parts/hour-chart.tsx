import { AreaChart } from '@mantine/charts'
import '@mantine/charts/styles.layer.css'
import { useTranslation } from 'react-i18next'
import { ChartNumbers } from './chart-numbers.tsx'
import { everyHour } from './hours.ts'
import { perLanguage } from './time.ts'

const longer = perLanguage((locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit' }))
const shorter = perLanguage((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }))

const colours = { tokens: 'gate.5', sign_ins: 'teal.6', refusals: 'red.6' } as const
type Series = keyof typeof colours
interface Hour extends Readonly<Partial<Record<Series, number>>> {
  readonly hour_at: number
}

interface HourChartParts {
  readonly hours: readonly Hour[]
  readonly since: number
  readonly series: readonly Series[]
  readonly label?: string
}

/** Counts over time. Large, so it is loaded when a page first draws one. */
export default function HourChart({ hours, since, series, label }: HourChartParts) {
  const { t, i18n } = useTranslation()
  const all = everyHour(hours, since)
  const format = (all.length > 48 ? longer : shorter)(i18n.language)
  const nothing: Partial<Record<Series, number>> = Object.fromEntries(series.map((name) => [name, 0]))
  const data = all.map((hour) => ({ ...nothing, ...hour, at: format.format(hour.hour_at) }))
  const words = series.map((name) => t(`home.counts.${name}`))
  const title = label ?? t('home.chart')
  return (
    <>
      <div role="img" aria-label={title}>
        <AreaChart
          h={240}
          data={data}
          dataKey="at"
          series={series.map((name, at) => ({ name, color: colours[name], label: words[at] ?? name }))}
          curveType="monotone"
          withLegend={series.length > 1}
          withDots={false}
          gridAxis="x"
          strokeWidth={2}
          fillOpacity={0.15}
          tickLine="none"
        />
      </div>
      <ChartNumbers label={title} series={words} rows={data.map(({ at, ...counts }) => ({ at, values: series.map((name) => Number(counts[name] ?? 0)) }))} />
    </>
  )
}
