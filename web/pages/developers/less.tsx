import { Checkbox, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { queries } from '../../api/rows.ts'
import { DialogButtons } from '../../parts/dialog-buttons.tsx'
import { done, refused } from '../../parts/said.ts'
import { type ConnectedApp, MY_APPS, permissionName } from './connected-app.ts'

/** Leaves an application only some of its permissions: its live tokens lose the others at once. */
export const Less = ({ app, close }: { readonly app: ConnectedApp; readonly close: () => void }) => {
  const { t } = useTranslation()
  const [kept, keep] = useState<string[]>([...app.scopes])
  const shrinking = useMutation({
    mutationFn: async () => {
      await call(`${MY_APPS}/${encodeURIComponent(app.client_id)}`, { method: 'PATCH', body: { scopes: kept } })
      await queries.invalidateQueries({ queryKey: [MY_APPS] })
    },
    onSuccess: () => {
      done(t('portal.my.shrunk'))
      close()
    },
    onError: refused,
  })
  return (
    <Modal opened onClose={close} title={t('portal.my.less_title', { name: app.name })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Text size="sm">{t('portal.my.less_words')}</Text>
        <Checkbox.Group value={kept} onChange={keep} aria-label={t('portal.my.less_title', { name: app.name })}>
          <Stack gap="xs">
            {app.scopes.map((name) => (
              <Checkbox key={name} value={name} label={permissionName(app, name)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <DialogButtons
          act={t('portal.my.less')}
          busy={shrinking.isPending}
          ready={kept.length > 0 && kept.length < app.scopes.length}
          run={() => shrinking.mutate()}
          cancel={close}
        />
      </Stack>
    </Modal>
  )
}
