import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** An hour in milliseconds. */
export const HOUR = 3_600_000
/** The overlap that is offered first, in hours. */
export const USUAL_OVERLAP = '72'
const overlaps = [1, 24, 72, 168, 720] as const

/** How long the earlier secrets go on beside a new one. */
export const Overlap = ({ hours, set }: { readonly hours: string; readonly set: (hours: string) => void }) => {
  const { t } = useTranslation()
  return (
    <Select
      label={t('credentials.overlap')}
      description={t('credentials.overlap_words')}
      allowDeselect={false}
      value={hours}
      onChange={(value) => set(value ?? USUAL_OVERLAP)}
      data={overlaps.map((value) => ({
        value: String(value),
        label: value < 24 ? t('credentials.hours', { count: value }) : t('credentials.days', { count: value / 24 }),
      }))}
    />
  )
}
