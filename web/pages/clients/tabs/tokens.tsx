import { Badge, Button, Group, Text } from '@mantine/core'
import { IconTicket } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessToken } from '#model/access-token.ts'
import { call } from '../../../api/call.ts'
import { listOf, queries } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { valueWord } from '../../../i18n/wording.ts'
import { RowList } from '../../../list/row-list.tsx'
import type { Column } from '../../../list/table.tsx'
import { Blank } from '../../../parts/blank.tsx'
import { Confirm } from '../../../parts/confirm.tsx'
import { done, refused } from '../../../parts/said.ts'
import { When } from '../../../parts/when.tsx'
import { RowLink } from '../../resources/cell.tsx'
import type { ClientRow } from '../client-row.ts'

const TOKENS = '/api/tokens'

/** A token as the API lists it: its record, and whose it is by name. */
interface Token extends AccessToken {
  readonly username?: string
}

/** The columns of a token; with a button that revokes it, where that is allowed. */
function useColumns(revoke: ((token: Token) => void) | undefined): readonly Column<Token>[] {
  const { t } = useTranslation()
  return [
    {
      name: 'issued_at',
      title: t('client.issued'),
      draw: (token) => (
        <Group gap="xs" wrap="nowrap">
          <When at={token.issued_at} />
          {token.revoked_at ? <Badge color="red">{t('client.revoked_mark')}</Badge> : <Badge variant="default">{token.format}</Badge>}
        </Group>
      ),
    },
    {
      name: 'user_id',
      title: t('client.speaks_for'),
      draw: (token) => (token.user_id ? <RowLink resource="user" id={token.user_id} name={token.username} /> : t('client.itself')),
    },
    { name: 'grant_type', title: t('clients.grant'), draw: (token) => valueWord(token.grant_type) },
    {
      name: 'scope',
      title: t('client.allows'),
      draw: (token) => (
        <Text size="sm" lineClamp={1}>
          {token.scope.join(' ') || '—'}
        </Text>
      ),
    },
    { name: 'expires_at', title: t('client.expires'), draw: (token) => <When at={token.expires_at} /> },
    {
      name: 'revoke',
      title: t('client.act'),
      draw: (token) =>
        revoke && !token.revoked_at ? (
          <Button size="compact-xs" variant="default" onClick={() => revoke(token)}>
            {t('client.revoke')}
          </Button>
        ) : null,
    },
  ]
}

/** The live tokens of a client: what each allows, for whom, until when; one or all revoked. */
export default function TokensTab({ client }: { readonly client: ClientRow }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(listOf<Token>(TOKENS, { client_id: client.id, active: true }))
  const [asked, ask] = useState(false)
  const revoking = useMutation({
    mutationFn: async (id: string | undefined) => {
      if (id) await call(`${TOKENS}/${encodeURIComponent(id)}`, { method: 'DELETE' })
      else await call(`${TOKENS}/revoke`, { method: 'POST', body: { client_id: client.id } })
      await queries.invalidateQueries({ queryKey: [TOKENS] })
    },
    onSuccess: () => done(t('client.revoked')),
    onError: refused,
    onSettled: () => ask(false),
  })
  const writable = may('clients', 'manage')
  const columns = useColumns(writable ? (token) => revoking.mutate(token.id) : undefined)
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">
          {t('client.tokens_words')}
        </Text>
        {writable && (
          <Button variant="default" onClick={() => ask(true)}>
            {t('client.revoke_all')}
          </Button>
        )}
      </Group>
      <div className="card">
        <RowList
          label={t('client.live_tokens')}
          query={query}
          columns={columns}
          idOf={(token) => token.id}
          open={() => {}}
          empty={<Blank icon={IconTicket} title={t('client.no_tokens')} words={t('client.no_tokens_words')} />}
        />
      </div>
      {asked && (
        <Confirm
          title={t('client.revoke_all_title', { name: client.name })}
          words={t('client.revoke_all_words')}
          type={client.name}
          act={t('client.revoke_all')}
          busy={revoking.isPending}
          confirm={() => revoking.mutate(undefined)}
          cancel={() => ask(false)}
        />
      )}
    </>
  )
}
