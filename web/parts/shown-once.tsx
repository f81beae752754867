import { Alert, Button, CopyButton, Group, Text } from '@mantine/core'
import { IconCheck, IconCopy, IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface ShownOnceParts {
  readonly title: string
  readonly words: string
  /** The value that is copied. */
  readonly value: string
  readonly copyWord: string
  /** The id of the shown text. */
  readonly id?: string
  /** The shown text: the value, alone or with what belongs to it. */
  readonly children: ReactNode
  /** Further buttons. */
  readonly more?: ReactNode
}

/** A secret value that is shown this once, with a button that copies it. */
export const ShownOnce = ({ title, words, value, copyWord, id, children, more }: ShownOnceParts) => {
  const { t } = useTranslation()
  return (
    <Alert icon={<IconEyeOff />} color="yellow" title={title}>
      <Text size="sm">{words}</Text>
      <Text
        className="mono"
        component="output"
        display="block"
        p="sm"
        my="sm"
        bg="var(--gh-card)"
        style={{ overflowWrap: 'anywhere', borderRadius: 8 }}
        id={id}
      >
        {children}
      </Text>
      <Group gap="xs">
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button size="xs" leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
              {copied ? t('parts.copied') : copyWord}
            </Button>
          )}
        </CopyButton>
        {more}
      </Group>
    </Alert>
  )
}
