import { Group, Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** How much of a language is translated, as a count and as a bar. */
export const TranslationProgress = ({ translated, total }: { readonly translated: number; readonly total: number }) => {
  const { t } = useTranslation()
  return (
    <Group gap="sm" wrap="nowrap" role="status">
      <Progress value={total === 0 ? 0 : (100 * translated) / total} w={160} aria-label={t('translations.progress')} />
      <Text size="sm">{t('translations.translated', { translated, total })}</Text>
    </Group>
  )
}
