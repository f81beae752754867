import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.layer.css'
import { Group, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { documentAt } from '../../api/rows.ts'
import { valueWord } from '../../i18n/wording.ts'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Picture } from '../../parts/picture.tsx'
import { perLanguage } from '../../parts/time.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { When } from '../../parts/when.tsx'

interface Troubled {
  readonly id: string
  readonly name: string
  readonly failing_since?: number | null
  readonly secret_expires_at?: number | null
  readonly error_description?: string | null
}
interface Health {
  readonly statuses: Readonly<Record<string, number>>
  readonly expiring_secrets: readonly Troubled[]
  readonly failing: readonly Troubled[]
  readonly lost: readonly Troubled[]
  readonly days: readonly { readonly day: number; readonly refreshed: number; readonly failed: number; readonly lost: number }[]
}
const dayOf = perLanguage((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }))

/** How the outbound register does: secrets that expire, refreshes that fail, permissions that were lost, and the last thirty days. */
export default function OutboundHealthPage() {
  const { t, i18n } = useTranslation()
  const query = useQuery({ ...documentAt<Health>('/api/outbound/health'), refetchInterval: 30_000 })
  if (query.isPending) return <Waiting />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  const { statuses, expiring_secrets, failing, lost, days } = query.data
  const format = dayOf(i18n.language)
  return (
    <>
      <PageHead title={t('outbound.health')} words={t('outbound.health_words')} />
      <Stack gap="lg">
        <Group className="card" p="lg" gap="lg">
          {Object.entries(statuses).map(([status, count]) => (
            <Text key={status} size="sm">
              {t('parts.labelled', { label: valueWord(status) })} <strong>{count}</strong>
            </Text>
          ))}
        </Group>
        <SimpleGrid cols={{ base: 1, md: 3 }}>
          <List title={t('outbound.expiring')} rows={expiring_secrets} slug="outbound-clients" />
          <List title={t('outbound.failing')} rows={failing} slug="outbound-authorizations" />
          <List title={t('outbound.lost')} rows={lost} slug="outbound-authorizations" />
        </SimpleGrid>
        <Panel title={t('outbound.days')}>
          <Picture label={t('outbound.days')}>
            <BarChart
              h={180}
              data={days.map((one) => ({ ...one, day: format.format(one.day) }))}
              dataKey="day"
              type="stacked"
              series={[
                { name: 'refreshed', color: 'teal.6', label: valueWord('refreshed') },
                { name: 'failed', color: 'orange.6', label: valueWord('failed') },
                { name: 'lost', color: 'red.6', label: valueWord('lost') },
              ]}
              withLegend
              tickLine="none"
            />
          </Picture>
        </Panel>
      </Stack>
    </>
  )
}

const List = ({ title, rows, slug }: { readonly title: string; readonly rows: readonly Troubled[]; readonly slug: string }) => {
  const { t } = useTranslation()
  return (
    <Panel title={title}>
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('outbound.nothing')}
        </Text>
      )}
      {rows.length > 0 && (
        <Table aria-label={title}>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>
                  <Link to={`/${slug}/${encodeURIComponent(row.id)}`}>{row.name}</Link>
                  {row.error_description && (
                    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                      {row.error_description}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <When at={row.failing_since ?? row.secret_expires_at ?? undefined} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  )
}
