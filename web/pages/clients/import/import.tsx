import { Anchor, Button, FileButton, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureWord } from '../../../i18n/wording.ts'
import { download } from '../../../parts/download.ts'
import { PageHead } from '../../../parts/page-head.tsx'
import { refused } from '../../../parts/said.ts'
import { type Entry, entriesOf } from './entries.ts'
import { ImportFile } from './import-file.tsx'

const EXAMPLE =
  'name,kind,supported_grant_types,redirect_uris\r\nOrders worker,machine,client_credentials,\r\nShop,web,authorization_code refresh_token,https://shop.example.com/callback\r\n'

/** Imports clients from a file: the outcome of each line is shown first, and nothing is written until it is wanted. */
export default function ImportPage() {
  const { t } = useTranslation()
  const [entries, choose] = useState<readonly Entry[]>()
  const read = async (file: File | null) => {
    if (!file) return
    try {
      const found = entriesOf(file.name, await file.text())
      if (found.length === 0) throw new Error(t('import.empty'))
      choose(found)
    } catch (failure) {
      refused(new Error(t('import.unreadable', { reason: failureWord(failure) })))
    }
  }
  return (
    <>
      <PageHead title={t('import.title')} words={t('import.about')} />
      {entries ? (
        <ImportFile entries={entries} again={() => choose(undefined)} />
      ) : (
        <Stack className="card" p="lg" align="flex-start">
          <Text size="sm">{t('import.format')}</Text>
          <FileButton
            accept=".csv,.json,.ndjson,text/csv,application/json"
            onChange={(file) => void read(file)}
            inputProps={{ 'aria-label': t('import.file') }}
          >
            {(props) => (
              <Button leftSection={<IconUpload size={16} />} {...props}>
                {t('import.choose')}
              </Button>
            )}
          </FileButton>
          <Anchor component="button" size="sm" onClick={() => download('clients.csv', EXAMPLE, 'text/csv')}>
            {t('import.example')}
          </Anchor>
        </Stack>
      )}
    </>
  )
}
