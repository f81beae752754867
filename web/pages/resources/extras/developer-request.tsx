import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'
import { queries } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { done, refused } from '../../../parts/said.ts'
import type { ExtrasParts } from './parts.ts'

const REQUESTS = '/api/developer-requests'

/** The decision about somebody who asks to be a developer; nothing for an invitation or once it is made. */
export const DeveloperRequestExtras = ({ row, id }: ExtrasParts) => {
  const { t } = useTranslation()
  const [answer, setAnswer] = useState('')
  const deciding = useMutation({
    mutationFn: async (state: 'approved' | 'declined') => {
      await call(`${REQUESTS}/${encodeURIComponent(id)}/decide`, { method: 'POST', body: { state, ...(state === 'declined' ? { answer } : {}) } })
      await queries.invalidateQueries({ queryKey: [REQUESTS] })
    },
    onSuccess: () => done(t('portal.decided')),
    onError: refused,
  })
  if (row['state'] !== 'waiting' || !may('users', 'manage')) return null
  return (
    <Stack component="section" className="card" p="lg" mb="md" gap="sm" aria-label={t('portal.admission.title')}>
      <Text size="sm">{String(row['reason'] ?? '')}</Text>
      <Text size="sm" c="dimmed">
        {t('portal.admission.words')}
      </Text>
      <TextInput label={t('portal.why_declined')} value={answer} onChange={(event) => setAnswer(event.currentTarget.value)} />
      <Group justify="flex-end">
        <Button variant="default" disabled={answer.trim() === ''} loading={deciding.isPending} onClick={() => deciding.mutate('declined')}>
          {t('portal.admission.decline')}
        </Button>
        <Button loading={deciding.isPending} onClick={() => deciding.mutate('approved')}>
          {t('portal.admission.approve')}
        </Button>
      </Group>
    </Stack>
  )
}
