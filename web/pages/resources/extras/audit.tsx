import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AnyRow } from '../../../api/rows.ts'
import { sectionOf } from '../../../api/sections.ts'
import { type Changes, ChangeTable } from '../../../form/change-table.tsx'
import { actionWord } from '../../../i18n/wording.ts'
import { Panel } from '../../../parts/panel.tsx'
import { RowLink } from '../cell.tsx'
import type { ExtrasParts } from './parts.ts'

const reference = (row: AnyRow, kind: string, id: string) => {
  const [type, key] = [row[kind], row[id]]
  return typeof type === 'string' && typeof key === 'string' ? { type, key } : undefined
}

/** An event in a sentence: who did it to what; and what it changed, field by field. */
export const AuditExtras = ({ row }: ExtrasParts) => {
  const { t } = useTranslation()
  const [actor, target] = [reference(row, 'actor_type', 'actor_id'), reference(row, 'target_type', 'target_id')]
  const section = target && sectionOf(target.type)
  const changes = (row['changes'] ?? {}) as Changes
  return (
    <Panel title={actionWord(String(row['action']))}>
      <Group gap="xs">
        {actor && <RowLink resource={actor.type} id={actor.key} />}
        {target && (
          <>
            <Text size="sm" c="dimmed">
              →
            </Text>
            <RowLink resource={target.type} id={target.key} name={typeof row['target_name'] === 'string' ? row['target_name'] : undefined} />
          </>
        )}
      </Group>
      {section && Object.keys(changes).length > 0 ? (
        <ChangeTable resource={section.resource} changes={changes} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('client.no_changes')}
        </Text>
      )}
    </Panel>
  )
}
