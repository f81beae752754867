import { Anchor, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../../parts/panel.tsx'
import { RowLink } from '../../resources/cell.tsx'
import type { ClientRow } from '../client-row.ts'

/** The people and the organization who answer for a client. */
export const Answerable = ({ client, edit }: { readonly client: ClientRow; readonly edit: () => void }) => {
  const { t } = useTranslation()
  const { owner, owner_name, organization_id: organization, contacts, description } = client
  const nobody = !owner && !organization && contacts.length === 0
  return (
    <Panel title={t('overview.answerable')} compact>
      {description && <Text size="sm">{description}</Text>}
      {nobody && (
        <Text size="sm" className="warn">
          {t('overview.nobody_answers')}
        </Text>
      )}
      {owner && (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {t('clients.owner')}
          </Text>
          <RowLink resource="user" id={owner} name={owner_name} />
        </Group>
      )}
      {organization && (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {t('overview.organization')}
          </Text>
          <RowLink resource="organization" id={organization} />
        </Group>
      )}
      {contacts.length > 0 && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {contacts.join(', ')}
        </Text>
      )}
      <Anchor component="button" size="sm" onClick={edit} style={{ alignSelf: 'flex-start' }}>
        {t('overview.edit_details')}
      </Anchor>
    </Panel>
  )
}
