import { ActionIcon, Box, CopyButton, ScrollArea } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './code.module.css'
import { tellCopied } from './copied.ts'
import { Tip } from './tip.tsx'

/** Text for machines, with a button that copies it. */
export const Code = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { t } = useTranslation()
  return (
    <Box pos="relative" className={classes['code'] ?? ''}>
      <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0, 'aria-label': label, role: 'region' }}>
        <pre className={classes['text']}>{text}</pre>
      </ScrollArea.Autosize>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tip label={copied ? t('parts.copied') : t('parts.copy')}>
            <ActionIcon
              pos="absolute"
              top={8}
              right={8}
              variant="default"
              size="sm"
              onClick={() => {
                copy()
                tellCopied(text)
              }}
              aria-label={t('parts.copy_value', { value: label })}
            >
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tip>
        )}
      </CopyButton>
    </Box>
  )
}
