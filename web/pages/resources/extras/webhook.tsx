import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WebhookDelivery } from '#model/webhook-delivery.ts'
import { call } from '../../../api/call.ts'
import { queries, someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { takeFreshSecret } from '../../../parts/fresh-secrets.ts'
import { done, refused } from '../../../parts/said.ts'
import { SecretOnce } from '../../../parts/secret-once.tsx'
import { When } from '../../../parts/when.tsx'
import { Attempts } from './attempts.tsx'
import type { ExtrasParts } from './parts.ts'

/** The state of the receiver, its latest deliveries, and a new signing secret. */
export const WebhookExtras = ({ row, id }: ExtrasParts) => {
  const { t } = useTranslation()
  const path = `/api/webhooks/${encodeURIComponent(id)}`
  const [secret, setSecret] = useState(() => takeFreshSecret(id))
  const { data: deliveries = [] } = useQuery({ ...someOf<WebhookDelivery>(`${path}/deliveries`, { limit: 20 }), refetchInterval: 10_000 })
  const failing = row['failing_since']
  const rotating = useMutation({
    mutationFn: async () => (await call<{ data: { secret: string } }>(`${path}/rotate_secret`, { method: 'POST' })).body.data.secret,
    onSuccess: setSecret,
    onError: refused,
  })
  const resending = useMutation({
    mutationFn: async (delivery: string) => {
      await call(`${path}/deliveries/${encodeURIComponent(delivery)}/resend`, { method: 'POST' })
      await queries.invalidateQueries({ queryKey: [`${path}/deliveries`] })
    },
    onSuccess: () => done(t('work.resent')),
    onError: refused,
  })
  return (
    <>
      {secret && <SecretOnce secret={secret} name={id} />}
      <Group className="card" p="md" my="lg" justify="space-between">
        <Text size="sm" component="div">
          <Group gap="xs">
            <span className={`dot ${typeof failing === 'number' ? 'bad' : 'good'}`} aria-hidden />
            {typeof failing === 'number' ? t('work.failing_since') : t('work.delivering')}
            {typeof failing === 'number' && <When at={failing} />}
          </Group>
        </Text>
        {may('configuration', 'manage') && (
          <Button variant="default" onClick={() => rotating.mutate()} loading={rotating.isPending}>
            {t('work.rotate_secret')}
          </Button>
        )}
      </Group>
      <Attempts
        title={t('work.deliveries')}
        attempts={deliveries.map((one) => ({ ...one, name: one.action, detail: one.detail ?? null }))}
        again={{ label: t('work.resend'), run: (delivery) => resending.mutate(delivery) }}
      />
    </>
  )
}
