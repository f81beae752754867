import { Badge, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { documentAt } from '../../../api/rows.ts'
import { NameTag } from '../../../parts/name-tag.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { When } from '../../../parts/when.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'

/** A key by which a client proves itself, as the API tells it. */
export interface ProofKey {
  readonly source: string
  readonly kid: string | null
  readonly thumbprint: string
  readonly type: string | null
  readonly first_used_at: number | null
  readonly last_used_at: number | null
  readonly use_count: number
  readonly networks: readonly string[]
}

/** The keys by which a client proves itself, and when each was first and last used; nothing for a client that has none. */
export const ProofKeys = ({ client, root = CLIENTS }: { readonly client: ClientRow; readonly root?: string }) => {
  const { t } = useTranslation()
  const { data: keys = [] } = useQuery(documentAt<readonly ProofKey[]>(`${root}/${encodeURIComponent(client.id)}/keys`))
  if (keys.length === 0) return null
  return (
    <Panel title={t('keys.proof')}>
      <Text size="sm">{t('keys.proof_words')}</Text>
      {keys.map((key) => (
        <Group key={`${key.source} ${key.thumbprint}`} justify="space-between" data-proof-key={key.thumbprint}>
          <Group gap="xs">
            <Badge color={key.source === 'former' ? 'gray' : 'teal'}>{key.source === 'former' ? t('keys.former') : key.source}</Badge>
            <Text size="sm">{[key.kid, key.type].filter(Boolean).join(' · ')}</Text>
            <NameTag value={key.thumbprint} short />
          </Group>
          <Text size="sm" c="dimmed" component="div">
            {key.last_used_at === null ? (
              t('keys.never_used')
            ) : (
              <>
                {t('keys.first_used')} <When at={key.first_used_at ?? undefined} /> · {t('keys.last_used')} <When at={key.last_used_at} /> ·{' '}
                {t('credentials.uses', { count: key.use_count })}
              </>
            )}
          </Text>
          {key.networks.length > 0 && (
            <Text size="xs" c="dimmed" className="mono">
              {key.networks.join(', ')}
            </Text>
          )}
        </Group>
      ))}
    </Panel>
  )
}
