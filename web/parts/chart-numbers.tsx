import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface ChartNumbersParts {
  readonly label: string
  /** The names of the series, in the order of their columns. */
  readonly series: readonly string[]
  readonly rows: readonly { readonly at: string; readonly values: readonly number[] }[]
}

/** The numbers behind a chart, the latest first, folded away: for who reads no picture, or wants to copy them. Hours without anything are left out. */
export const ChartNumbers = ({ label, series, rows }: ChartNumbersParts) => {
  const { t } = useTranslation()
  const told = rows.filter(({ values }) => values.some((value) => value > 0)).toReversed()
  return (
    <details style={{ marginTop: 12 }}>
      <summary style={{ cursor: 'pointer', fontSize: 14 }}>{t('home.numbers')}</summary>
      <Table.ScrollContainer minWidth={240} mah={260} type="native" tabIndex={0} role="region" aria-label={`${label}: ${t('home.numbers')}`}>
        <Table className="numbers" aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('home.hour')}</Table.Th>
              {series.map((name) => (
                <Table.Th key={name} ta="right">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {told.map(({ at, values }, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two hours of a week may read alike
              <Table.Tr key={row}>
                <Table.Th scope="row" fw={450}>
                  {at}
                </Table.Th>
                {values.map((value, column) => (
                  <Table.Td key={series[column]} ta="right">
                    {value}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  )
}
