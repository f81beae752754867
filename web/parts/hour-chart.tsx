import { AreaChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { useTranslation } from 'react-i18next'

const colours = { tokens: 'gate.5', sign_ins: 'teal.6', refusals: 'red.6' } as const
type Series = keyof typeof colours
interface Hour extends Readonly<Partial<Record<Series, number>>> {
  readonly hour_at: number
}

/** Counts over time. Large, so it is loaded when a page first draws one. */
export default function HourChart({ hours, series, label }: { readonly hours: readonly Hour[]; readonly series: readonly Series[]; readonly label?: string }) {
  const { t, i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, hours.length > 48 ? { weekday: 'short', hour: '2-digit' } : { hour: '2-digit', minute: '2-digit' })
  const data = [...hours].sort((a, b) => a.hour_at - b.hour_at).map((hour) => ({ ...hour, at: format.format(hour.hour_at) }))
  return (
    <div role="img" aria-label={label ?? t('home.chart')}>
      <AreaChart
        h={240}
        data={data}
        dataKey="at"
        series={series.map((name) => ({ name, color: colours[name], label: t(`home.counts.${name}`) }))}
        curveType="monotone"
        withLegend={series.length > 1}
        withDots={false}
        gridAxis="y"
        strokeWidth={2}
        fillOpacity={0.15}
        tickLine="none"
      />
    </div>
  )
}
