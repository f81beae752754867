import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AuditEvent } from '#model/audit-event.ts'
import { someOf } from '../../api/rows.ts'
import { sectionAt } from '../../api/sections.ts'
import { may } from '../../auth/tokens.ts'
import { ChangeTable } from '../../form/change-table.tsx'
import { Panel } from '../../parts/panel.tsx'
import { When } from '../../parts/when.tsx'
import { RowLink } from '../resources/cell.tsx'

/** The last changes of a row, field by field, with their author. Secrets are named there, never shown. */
export const RowChanges = ({ slug, id }: { readonly slug: string; readonly id: string }) => {
  const { t } = useTranslation()
  const section = sectionAt(slug)
  const { data: events = [] } = useQuery(someOf<AuditEvent>('/api/audit-events', { target_id: id, limit: 50 }, may('logs')))
  const changed = events.filter(({ changes }) => Object.keys(changes ?? {}).length > 0).slice(0, 10)
  if (!section || changed.length === 0) return null
  return (
    <Panel title={t('outbound.changes')}>
      <Stack gap="lg">
        {changed.map((event) => (
          <div key={event.id}>
            <Text size="sm" c="dimmed" component="div">
              <When at={event.at} /> · {event.actor_id ? <RowLink resource={event.actor_type} id={event.actor_id} /> : event.actor_type}
            </Text>
            <ChangeTable resource={section.resource} changes={event.changes ?? {}} />
          </div>
        ))}
      </Stack>
    </Panel>
  )
}
