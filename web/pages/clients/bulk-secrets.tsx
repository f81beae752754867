import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconDownload, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '../../parts/download.ts'
import type { BulkOutcome } from './use-bulk.ts'

const csvOf = (outcomes: readonly BulkOutcome[]): string =>
  ['client_id,client_secret', ...outcomes.map(({ id, secret = '' }) => `${id},${secret}`)].map((line) => `${line}\n`).join('')

/** The new secrets of many clients, told this once, as a file. The dialog closes only when they were taken. */
export const BulkSecrets = ({ outcomes, close }: { readonly outcomes: readonly BulkOutcome[]; readonly close: () => void }) => {
  const { t } = useTranslation()
  const [taken, take] = useState(false)
  const save = () => {
    download('secrets.csv', csvOf(outcomes), 'text/csv')
    take(true)
  }
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('bulk.rotated', { count: outcomes.length })}
    >
      <Stack>
        <Alert icon={<IconEyeOff />} color="yellow" title={t('credentials.once')}>
          <Text size="sm">{t('bulk.secrets_words')}</Text>
        </Alert>
        <Group justify="flex-end" gap="xs">
          <Button variant={taken ? 'default' : 'filled'} leftSection={<IconDownload size={14} />} onClick={save}>
            {t('parts.download')}
          </Button>
          <Button disabled={!taken} onClick={close}>
            {t('credentials.stored')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
