import { Button, Code, Modal, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { type AnyRow, queries } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { done, refused } from '../../parts/said.ts'
import { TokenForm } from './token-form.tsx'

const PATH = '/api/outbound/authorizations'
const refresh = () => queries.invalidateQueries({ queryKey: [PATH] })
const needsConsent = (row: AnyRow | undefined) =>
  row !== undefined && (row['type'] === 'callback' || (row['type'] === 'oauth2' && ['authorization_code', 'device_code'].includes(String(row['flow']))))

interface Ordered {
  readonly authorize_url: string
  readonly user_code?: string
}

/** Opens the consent of the provider in a window of its own. It is opened at once, or the browser takes it for one that nobody asked for. */
function useConsent(id: string) {
  return useMutation({
    mutationFn: async () => {
      const opened = window.open('', '_blank')
      try {
        const { body } = await call<{ data: Ordered }>(`${PATH}/${encodeURIComponent(id)}/authorize`, { method: 'POST', body: {} })
        if (opened) {
          opened.opener = null
          opened.location.href = body.data.authorize_url
        }
        return body.data
      } catch (failure) {
        opened?.close()
        throw failure
      }
    },
    onSuccess: () => {
      // The person comes back to this window when it is done there.
      window.addEventListener('focus', () => void refresh(), { once: true })
    },
    onError: refused,
  })
}

/** Authorize, Access and Cancel, for one authorization. */
export const AuthorizationActions = ({ row }: { readonly row: AnyRow | undefined }) => {
  const { t } = useTranslation()
  const [opened, open] = useState<'access' | 'cancel'>()
  const id = String(row?.['id'] ?? '')
  const consent = useConsent(id)
  const cancelling = useMutation({
    mutationFn: () => call(`${PATH}/${encodeURIComponent(id)}/cancel`, { method: 'POST' }),
    onSuccess: () => {
      done(t('outbound.cancelled'))
      void refresh()
    },
    onError: refused,
    onSettled: () => open(undefined),
  })
  if (!may('outbound', 'manage')) return null
  const hasTokens = row !== undefined && row['obtained_at'] !== undefined
  return (
    <>
      <Button variant="default" disabled={!needsConsent(row)} loading={consent.isPending} onClick={() => consent.mutate()}>
        {t('outbound.authorize')}
      </Button>
      <Button variant="default" disabled={row === undefined || !['oauth2', 'callback'].includes(String(row['type']))} onClick={() => open('access')}>
        {t('outbound.access')}
      </Button>
      <Button variant="default" disabled={!hasTokens} onClick={() => open('cancel')}>
        {t('outbound.cancel')}
      </Button>
      {consent.data?.user_code && (
        <Modal opened onClose={consent.reset} title={t('outbound.device_title')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
          <Text size="sm">{t('outbound.device_words')}</Text>
          <Code block fz="xl">
            {consent.data.user_code}
          </Code>
        </Modal>
      )}
      {opened === 'access' && <TokenForm id={id} close={() => open(undefined)} saved={() => void refresh()} />}
      {opened === 'cancel' && (
        <Confirm
          title={t('outbound.cancel_title')}
          words={t('outbound.cancel_words')}
          act={t('outbound.cancel')}
          busy={cancelling.isPending}
          confirm={() => cancelling.mutate()}
          cancel={() => open(undefined)}
        />
      )}
    </>
  )
}
