import { useTranslation } from 'react-i18next'
import type { AnyRow } from '../../../api/rows.ts'
import { Panel } from '../../../parts/panel.tsx'
import type { ClientRow } from '../client-row.ts'
import { ReceivedPreview } from './preview.tsx'

interface ReceivesParts {
  readonly client: ClientRow
  /** The unsaved changes of the client. */
  readonly changes: AnyRow
}

/** On the page of a client: what it receives, and the difference that its unsaved changes make. */
export default function Receives({ client, changes }: ReceivesParts) {
  const { t } = useTranslation()
  return (
    <Panel title={t('receives.title')}>
      <ReceivedPreview client={client} pending={{ changes }} />
    </Panel>
  )
}
