import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'
import { queries } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { done, refused } from '../../../parts/said.ts'
import { When } from '../../../parts/when.tsx'
import type { ExtrasParts } from './parts.ts'

/** Where a key stands in its life, and its rotation: the old one stays published until what it signed has expired. */
export const KeyExtras = ({ row, id }: ExtrasParts) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const state = String(row['state'])
  const rotating = useMutation({
    mutationFn: async () => (await call<{ data: { id: string } }>(`/api/key-pairs/${encodeURIComponent(id)}/rotate`, { method: 'POST' })).body.data,
    onSuccess: async (successor) => {
      await queries.invalidateQueries({ queryKey: ['/api/key-pairs'] })
      done(t('keys.rotated'))
      void navigate({ to: `/keys/${encodeURIComponent(successor.id)}` })
    },
    onError: refused,
  })
  return (
    <Group className="card" p="md" mb="lg" justify="space-between">
      <Text size="sm" component="div">
        <Group gap="xs">
          <span className={`dot ${state === 'active' ? 'good' : state === 'retiring' ? 'warn' : ''}`} />
          {state === 'active' ? t('keys.active') : state === 'retiring' ? t('keys.retiring') : t('keys.retired')}
          {typeof row['retires_at'] === 'number' && <When at={row['retires_at']} />}
        </Group>
      </Text>
      {state === 'active' && may('keys', 'manage') && (
        <Button variant="default" onClick={() => rotating.mutate()} loading={rotating.isPending}>
          {t('keys.rotate')}
        </Button>
      )}
    </Group>
  )
}
