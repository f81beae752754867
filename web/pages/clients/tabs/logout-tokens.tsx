import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LogoutDelivery } from '#model/logout-delivery.ts'
import { call } from '../../../api/call.ts'
import { queries, someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { done, refused } from '../../../parts/said.ts'
import { Attempts } from '../../resources/extras/attempts.tsx'
import type { ClientRow } from '../client-row.ts'

const PATH = '/api/logout-deliveries'

/** The logout tokens that a client was sent, how it answered, and sending one again. */
export const LogoutTokens = ({ client }: { readonly client: ClientRow }) => {
  const { t } = useTranslation()
  const { data: deliveries = [] } = useQuery({ ...someOf<LogoutDelivery>(PATH, { client_id: client.id, limit: 20 }), refetchInterval: 10_000 })
  const resending = useMutation({
    mutationFn: async (id: string) => {
      await call(`${PATH}/${encodeURIComponent(id)}/resend`, { method: 'POST' })
      await queries.invalidateQueries({ queryKey: [PATH] })
    },
    onSuccess: () => done(t('work.resent')),
    onError: refused,
  })
  return (
    <Attempts
      title={t('work.logout_tokens')}
      attempts={deliveries.map(({ id, outcome, user_id, detail, attempted_at, created_at }) => ({
        id,
        outcome,
        name: user_id,
        detail: detail ?? null,
        at: attempted_at ?? created_at,
      }))}
      again={may('clients', 'manage') ? { label: t('work.resend'), run: (id) => resending.mutate(id) } : undefined}
    />
  )
}
