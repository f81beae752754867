import { Button, Group, Table, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OutboundAttempt } from '#model/outbound/attempt.ts'
import { call } from '../../api/call.ts'
import { type AnyRow, someOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { valueWord } from '../../i18n/wording.ts'
import { Panel } from '../../parts/panel.tsx'
import { refused } from '../../parts/said.ts'
import { When } from '../../parts/when.tsx'
import { AuthorizationActions } from './authorization-actions.tsx'
import { RowChanges } from './row-changes.tsx'
import { StatusBadge } from './rows.tsx'

/** The standing of an authorization, its actions, and the history of its tokens. */
const Authorization = ({ row, id }: { readonly row: AnyRow; readonly id: string }) => {
  const { t } = useTranslation()
  const { data: history = [] } = useQuery(someOf<OutboundAttempt>(`/api/outbound/authorizations/${encodeURIComponent(id)}/history`, { limit: 20 }))
  return (
    <>
      <Group className="card" p="md" mb="lg" gap="xs">
        <StatusBadge status={row['status']} />
        {typeof row['error_description'] === 'string' && <Text size="sm">{row['error_description']}</Text>}
        <AuthorizationActions row={row} />
      </Group>
      {history.length > 0 && (
        <Panel title={t('outbound.history')}>
          <Table aria-label={t('outbound.history')}>
            <Table.Tbody>
              {history.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>{valueWord(one.outcome)}</Table.Td>
                  <Table.Td>
                    <When at={one.at} />
                  </Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{[one.error, one.detail].filter(Boolean).join(': ')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
      )}
    </>
  )
}

/** The secret of a client: it comes when somebody asks for it, and that is on record. */
const Secret = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const asking = useMutation({
    mutationFn: async () => (await call<{ data: { secret: string | null } }>(`/api/outbound/clients/${encodeURIComponent(id)}/secret`)).body.data,
    onError: refused,
  })
  if (!may('outbound', 'manage')) return null
  return (
    <Group className="card" p="md" mb="lg" justify="space-between">
      <Text size="sm" component="output" className="mono" style={{ overflowWrap: 'anywhere' }}>
        {asking.data ? (asking.data.secret ?? t('outbound.no_secret')) : t('outbound.secret_hidden')}
      </Text>
      <Button variant="default" loading={asking.isPending} onClick={() => (asking.data ? asking.reset() : asking.mutate())}>
        {t(asking.data ? 'outbound.hide_secret' : 'outbound.fetch_secret')}
      </Button>
    </Group>
  )
}

/** The further parts of a row's page in the outbound register. */
export default function OutboundExtras({ slug, row, id }: { readonly slug: string; readonly row: AnyRow; readonly id: string }) {
  return (
    <>
      {slug === 'outbound-authorizations' && <Authorization row={row} id={id} />}
      {slug === 'outbound-clients' && <Secret id={id} />}
      <RowChanges slug={slug} id={id} />
    </>
  )
}
