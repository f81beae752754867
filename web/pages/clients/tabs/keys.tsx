import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { KeyPair } from '#model/key-pair.ts'
import { call } from '../../../api/call.ts'
import { queries, someOf } from '../../../api/rows.ts'
import { Code } from '../../../parts/code.tsx'
import { NameTag } from '../../../parts/name-tag.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { done, refused } from '../../../parts/said.ts'
import { When } from '../../../parts/when.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'

const KEYS = '/api/key-pairs'
const tones = { active: 'teal', retiring: 'yellow', retired: 'gray' } as const
type Verb = 'regenerate_key_pair' | 'regenerate_did'

/** The key pairs of a client: which signs, which is still published, when each was first and last used; and their making anew. */
export const ClientKeys = ({ client, writable }: { readonly client: ClientRow; readonly writable: boolean }) => {
  const { t } = useTranslation()
  const { data: keys = [] } = useQuery(someOf<KeyPair>(KEYS, { client_id: client.id }))
  const regenerating = useMutation({
    mutationFn: async (verb: Verb) => {
      await call(`${CLIENTS}/${encodeURIComponent(client.id)}/${verb}`, { method: 'POST' })
      await Promise.all([KEYS, CLIENTS].map((path) => queries.invalidateQueries({ queryKey: [path] })))
    },
    onSuccess: () => done(t('keys.regenerated')),
    onError: refused,
  })
  return (
    <Panel title={t('keys.own')}>
      <Text size="sm">{t('keys.own_count', { count: keys.length })}</Text>
      {keys.map((key) => (
        <Group key={key.id} justify="space-between" data-key={key.id}>
          <Group gap="xs">
            <Badge color={tones[key.state]}>{t(`keys.states.${key.state}`)}</Badge>
            <Text size="sm">{key.type}</Text>
            <NameTag value={key.id} short />
          </Group>
          <Text size="sm" c="dimmed" component="div">
            {t('keys.first_used')} <When at={key.first_used_at} /> · {t('keys.last_used')} <When at={key.last_used_at} />
          </Text>
        </Group>
      ))}
      {client.public_key && <Code text={client.public_key} label={t('keys.public')} />}
      {client.did && (
        <Stack gap={2}>
          <Text size="xs" c="dimmed">
            DID
          </Text>
          <NameTag value={client.did} />
        </Stack>
      )}
      {writable && (
        <Group gap="xs">
          <Button variant="default" loading={regenerating.isPending} onClick={() => regenerating.mutate('regenerate_key_pair')}>
            {t(keys.length > 0 ? 'keys.regenerate' : 'keys.make_own')}
          </Button>
          {keys.length > 0 && (
            <Button variant="default" loading={regenerating.isPending} onClick={() => regenerating.mutate('regenerate_did')}>
              {t('keys.did')}
            </Button>
          )}
        </Group>
      )}
    </Panel>
  )
}
