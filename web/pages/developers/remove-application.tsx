import { Button, Group, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../parts/confirm.tsx'
import { refused } from '../../parts/said.ts'
import type { ClientRow } from '../clients/client-row.ts'
import { offerUndo } from '../clients/undo-removal.tsx'
import { removeApplication, restoreApplication } from './deleted-applications.ts'

/** Deletes the application; for a moment the deletion can be undone where it was done, and for a month among the deleted ones. */
export const RemoveApplication = ({ application: { id, name } }: { readonly application: ClientRow }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asked, ask] = useState(false)
  const removing = useMutation({
    mutationFn: () => removeApplication(id),
    onSuccess: () => {
      const back = () => void navigate({ to: `/applications/${encodeURIComponent(id)}`, search: { tab: 'credentials' } as never })
      offerUndo({ ids: [id], words: t('portal.removed', { name }), restore: restoreApplication, back })
      void navigate({ to: '/applications' })
    },
    onError: refused,
    onSettled: () => ask(false),
  })
  return (
    <Group component="section" className="card" p="lg" mt="lg" justify="space-between" aria-labelledby="remove-title">
      <div style={{ flex: '1 1 260px' }}>
        <Title order={2} size="h3" id="remove-title">
          {t('portal.remove')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('portal.remove_words')}
        </Text>
      </div>
      <Button color="red" variant="light" onClick={() => ask(true)}>
        {t('portal.remove')}
      </Button>
      {asked && (
        <Confirm
          title={t('portal.remove_title', { name })}
          words={t('portal.remove_words')}
          act={t('portal.remove')}
          busy={removing.isPending}
          confirm={() => removing.mutate()}
          cancel={() => ask(false)}
        />
      )}
    </Group>
  )
}
