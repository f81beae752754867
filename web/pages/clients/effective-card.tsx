import { Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { form } from '#fields/form.ts'
import type { AnyResource } from '#fields/resource.ts'
import { client as clientResource } from '#model/client.ts'
import { documentAt } from '../../api/rows.ts'
import { ShownValue } from '../../form/shown-value.tsx'
import { wording } from '../../i18n/wording.ts'
import { Panel } from '../../parts/panel.tsx'
import { CLIENTS, type ClientRow } from './client-row.ts'

interface Effective {
  readonly values: Readonly<Record<string, unknown>>
  readonly sources: Readonly<Record<string, string>>
}
const shown = ['access_token_ttl', 'refresh_token_ttl', 'authorization_code_ttl', 'access_token_format', 'id_token_signature_alg']

/** The values in force for this client with all inherited ones filled in, and the source of each. */
export const EffectiveCard = ({ client }: { readonly client: ClientRow }) => {
  const { t } = useTranslation()
  const { data } = useQuery(documentAt<Effective>(`${CLIENTS}/${encodeURIComponent(client.id)}/effective`))
  if (!data) return null
  const { fields }: AnyResource = clientResource
  const inputs = form(clientResource, 'admin').filter((input) => shown.includes(input.name))
  return (
    <Panel title={t('client.in_force')}>
      {inputs.map((input) => (
        <Group key={input.name} justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="sm" c="dimmed">
            {wording('client', input).label}
          </Text>
          <Text size="sm" ta="right" component="div">
            <ShownValue field={fields[input.name]} value={data.values[input.name]} />
            {data.sources[input.name]?.startsWith('setting') && (
              <Text size="xs" c="dimmed">
                {t('client.from_settings')}
              </Text>
            )}
          </Text>
        </Group>
      ))}
    </Panel>
  )
}
