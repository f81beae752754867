import { ActionIcon, CopyButton, Group, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** An identifier, in fixed width, with a button that copies it. */
export const NameTag = ({ value, short = false }: { readonly value: string; readonly short?: boolean }) => {
  const { t } = useTranslation()
  const shown = short && value.length > 16 ? `${value.slice(0, 12)}…` : value
  return (
    <Group gap={2} wrap="nowrap" display="inline-flex" miw={0}>
      <Text span className="mono" c="dimmed" title={value} truncate>
        {shown}
      </Text>
      <CopyButton value={value} timeout={1500}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            title={copied ? t('parts.copied') : t('parts.copy')}
            color={copied ? 'teal' : 'gray'}
            size="sm"
            aria-label={t('parts.copy_value', { value })}
            onClick={(event) => {
              event.stopPropagation()
              copy()
            }}
          >
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  )
}
