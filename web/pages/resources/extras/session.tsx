import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { When } from '../../../parts/when.tsx'
import type { ExtrasParts } from './parts.ts'

/** A session in words. */
export const SessionExtras = ({ row }: ExtrasParts) => {
  const { t } = useTranslation()
  return (
    <Text mb="md" size="sm">
      {row['ended_at'] ? t('people.session_ended') : t('people.session_live')} <When at={Number(row['last_seen_at'] ?? 0)} />
    </Text>
  )
}
