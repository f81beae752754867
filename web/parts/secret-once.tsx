import { Alert, Button, CopyButton, Group, Text } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload, IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { download } from './download.ts'

/** A secret, shown this once: copy it, or take it along in a file. */
export const SecretOnce = ({ secret, name }: { readonly secret: string; readonly name: string }) => {
  const { t } = useTranslation()
  return (
    <Alert icon={<IconEyeOff />} color="yellow" title={t('credentials.once')}>
      <Text size="sm">{t('credentials.once_words')}</Text>
      <Text
        className="mono"
        component="output"
        display="block"
        p="sm"
        my="sm"
        bg="var(--gh-card)"
        style={{ overflowWrap: 'anywhere', borderRadius: 8 }}
        id="secret"
      >
        {secret}
      </Text>
      <Group gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="xs" leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
              {copied ? t('parts.copied') : t('parts.copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={() => download(`${name}.env`, `CLIENT_ID=${name}\nCLIENT_SECRET=${secret}\n`, 'text/plain')}
        >
          {t('parts.download')}
        </Button>
      </Group>
    </Alert>
  )
}
