import { Group, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const choices = [1, 7, 30] as const

/** How many days the figures and charts go back. */
export const Range = ({ days, set }: { readonly days: string; readonly set: (days: string) => void }) => {
  const { t } = useTranslation()
  return (
    <Group justify="flex-end">
      <SegmentedControl
        size="xs"
        aria-label={t('home.range')}
        value={days}
        onChange={set}
        data={choices.map((count) => ({ value: String(count), label: t('home.days', { count }) }))}
      />
    </Group>
  )
}
