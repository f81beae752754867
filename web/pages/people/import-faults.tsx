import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { someOf } from '../../api/rows.ts'
import { messageWord } from '../../i18n/wording.ts'
import { Panel } from '../../parts/panel.tsx'
import { IMPORTS } from './import-row.ts'

interface Fault {
  readonly id: string
  readonly line: number
  readonly username?: string
  readonly errors: Readonly<Record<string, readonly string[]>>
}
const SHOWN = 50

/** The first faulty lines; the file that can be downloaded holds all. Nothing is kept while a new check hides them. */
export const ImportFaults = ({ id, count }: { readonly id: string; readonly count: number }) => {
  const { t } = useTranslation()
  const faults = someOf<Fault>(`${IMPORTS}/${encodeURIComponent(id)}/faults`, { limit: SHOWN, total: false })
  const { data = [] } = useQuery({ ...faults, gcTime: 0 })
  return (
    <Panel title={t('imports.faults', { count })}>
      <Stack gap={4}>
        {data.map(({ id: key, line, username, errors }) => (
          <Text key={key} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('imports.line', { line })} {username} ·{' '}
            {Object.entries(errors)
              .map(([field, messages]) => `${field} ${messages.map(messageWord).join('; ')}`)
              .join(' · ')}
          </Text>
        ))}
      </Stack>
    </Panel>
  )
}
