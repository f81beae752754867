import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { exactly, relatively } from './time.ts'
import { Tip } from './tip.tsx'

/** Drawn only once somebody asks. */
const Exactly = ({ at }: { readonly at: number }) => exactly(at, useTranslation().i18n.language)

/** A moment: how long ago, or how soon; exactly, in the reader's zone, on hover. */
export const When = ({ at, never }: { readonly at: number | undefined; readonly never?: string }) => {
  const { t, i18n } = useTranslation()
  if (!at)
    return (
      <Text span size="sm" c="dimmed">
        {never ?? t('time.never')}
      </Text>
    )
  return (
    <Tip label={<Exactly at={at} />}>
      <time dateTime={new Date(at).toISOString()} className="numbers">
        {relatively(at, i18n.language)}
      </time>
    </Tip>
  )
}
