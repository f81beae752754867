import { Alert, Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { patch } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { done, refused } from '../../../parts/said.ts'
import { CLIENTS, type ClientRow } from '../client-row.ts'
import { tryRedirectUri } from './popup.ts'

/** The window comes back to the console, so its address must be one of the client's. */
export const RedirectNotice = ({ client, root = CLIENTS }: { readonly client: ClientRow; readonly root?: string | undefined }) => {
  const { t } = useTranslation()
  const adding = useMutation({
    mutationFn: () => patch(root, { id: client.id, name: 'client', changes: { redirect_uris: [...client.redirect_uris, tryRedirectUri] } }),
    onSuccess: () => done(t('form.saved')),
    onError: refused,
  })
  if (client.redirect_uris.includes(tryRedirectUri)) return null
  return (
    <Alert color="yellow">
      <Text size="sm">{t('try.needs_redirect', { uri: tryRedirectUri })}</Text>
      {(root !== CLIENTS || may('clients', 'manage')) && (
        <Button size="xs" mt="xs" variant="default" onClick={() => adding.mutate()} loading={adding.isPending}>
          {t('try.add_redirect')}
        </Button>
      )}
    </Alert>
  )
}
