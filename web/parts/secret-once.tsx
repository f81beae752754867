import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { download } from './download.ts'
import { ShownOnce } from './shown-once.tsx'

interface SecretOnceParts {
  readonly secret: string
  readonly name: string
  /** It stands above the tabs of its page. */
  readonly aboveTabs?: boolean
}

/** A secret, shown this once: copy it, or take it along in a file. */
export const SecretOnce = ({ secret, name, aboveTabs = false }: SecretOnceParts) => {
  const { t } = useTranslation()
  const file = (taken: () => void) => (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={14} />}
      onClick={() => {
        download(`${name}.env`, `CLIENT_ID=${name}\nCLIENT_SECRET=${secret}\n`, 'text/plain')
        taken()
      }}
    >
      {t('parts.download')}
    </Button>
  )
  return (
    <ShownOnce
      title={t('credentials.once')}
      words={t('credentials.once_words')}
      value={secret}
      copyWord={t('parts.copy')}
      id="secret"
      more={file}
      aboveTabs={aboveTabs}
    >
      {secret}
    </ShownOnce>
  )
}
