import { AreaChart } from '@mantine/charts'
import '@mantine/charts/styles.layer.css'
import { useTranslation } from 'react-i18next'
import { ChartNumbers } from './chart-numbers.tsx'
import { everyHour } from './hours.ts'
import { Picture } from './picture.tsx'
import { perLanguage } from './time.ts'

const hourOfDay = { hour: '2-digit', minute: '2-digit' } as const
const exactHour = perLanguage((locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...hourOfDay }))
const hourOnly = perLanguage((locale) => new Intl.DateTimeFormat(locale, hourOfDay))
const dayOnly = perLanguage((locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric' }))
/** A chart of more hours than this is told by its days. */
const HOURS_TOLD = 48

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
  const byDay = all.length > HOURS_TOLD
  const exactly = exactHour(i18n.language)
  const briefly = (byDay ? dayOnly : hourOnly)(i18n.language)
  const midnights = all.flatMap(({ hour_at }) => (new Date(hour_at).getHours() === 0 ? hour_at : []))
  const nothing: Partial<Record<Series, number>> = Object.fromEntries(series.map((name) => [name, 0]))
  const data = all.map((hour) => ({ ...nothing, ...hour }))
  const words = series.map((name) => t(`home.counts.${name}`))
  const title = label ?? t('home.chart')
  return (
    <>
      <Picture label={title}>
        <AreaChart
          h={240}
          data={data}
          dataKey="hour_at"
          xAxisProps={{ tickFormatter: (at: number) => briefly.format(at), minTickGap: 16, ...(byDay ? { ticks: midnights } : {}) }}
          tooltipProps={{ labelFormatter: (at) => (typeof at === 'number' ? exactly.format(at) : '') }}
          series={series.map((name, at) => ({ name, color: colours[name], label: words[at] ?? name }))}
          curveType="monotone"
          withLegend={series.length > 1}
          withDots={false}
          gridAxis="x"
          strokeWidth={2}
          fillOpacity={0.15}
          tickLine="none"
        />
      </Picture>
      <ChartNumbers
        label={title}
        series={words}
        rows={data.map((hour) => ({ at: exactly.format(hour.hour_at), values: series.map((name) => Number(hour[name] ?? 0)) }))}
      />
    </>
  )
}
