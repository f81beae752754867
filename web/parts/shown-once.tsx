import { Alert, Button, CopyButton, Group, Text } from '@mantine/core'
import { IconCheck, IconCopy, IconEyeOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCopied } from './copied.ts'
import { Untaken } from './untaken.tsx'

interface ShownOnceParts {
  /** It stands above the tabs of its page. */
  readonly aboveTabs?: boolean
  readonly title: string
  readonly words: string
  /** The value that is copied. */
  readonly value: string
  readonly copyWord: string
  /** The id of the shown text. */
  readonly id?: string
  /** The shown text: the value, alone or with what belongs to it. */
  readonly children: ReactNode
  /** A further button, which takes the value elsewhere. */
  readonly more?: (taken: () => void) => ReactNode
}

/** A secret value that is shown this once, with a button that copies it. Neither the page nor the tab is left before it was taken, or given up. */
export const ShownOnce = ({ title, words, value, copyWord, id, children, more, aboveTabs = false }: ShownOnceParts) => {
  const { t } = useTranslation()
  const [taken, setTaken] = useState(false)
  const take = () => setTaken(true)
  useCopied(value, take)
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
            <>
              <Button
                size="xs"
                leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                onClick={() => {
                  copy()
                  take()
                }}
              >
                {copied ? t('parts.copied') : copyWord}
              </Button>
              {!taken && <Untaken copy={copy} aboveTabs={aboveTabs} />}
            </>
          )}
        </CopyButton>
        {more?.(take)}
      </Group>
    </Alert>
  )
}
