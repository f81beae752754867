import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface DialogButtonsParts {
  readonly act: string
  readonly busy: boolean
  readonly ready: boolean
  readonly run: () => void
  readonly cancel: () => void
}

/** The two ways out of a dialog that asks for a value. */
export const DialogButtons = ({ act, busy, ready, run, cancel }: DialogButtonsParts) => {
  const { t } = useTranslation()
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={cancel}>
        {t('parts.cancel')}
      </Button>
      <Button loading={busy} disabled={!ready} onClick={run}>
        {act}
      </Button>
    </Group>
  )
}
