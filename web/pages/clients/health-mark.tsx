import { Group, Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { healthOf, type ListedClient } from './client-row.ts'

const tones = { well: 'good', failing: 'bad', idle: 'warn', unused: 'faint', off: 'faint' } as const

/** How a client does: a dot and a word, never the colour alone. */
export const HealthMark = ({ client }: { readonly client: ListedClient }) => {
  const { t } = useTranslation()
  const health = healthOf(client)
  const words = health === 'failing' && client.last_refusal ? client.last_refusal : t(`clients.health_words.${health}`)
  return (
    <Tooltip label={words}>
      <Group gap={6} wrap="nowrap" display="inline-flex">
        <span className={`dot ${tones[health]}`} aria-hidden />
        <Text span size="sm" style={{ whiteSpace: 'nowrap' }}>
          {t(`clients.health.${health}`)}
        </Text>
      </Group>
    </Tooltip>
  )
}
