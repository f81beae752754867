import { Button, Checkbox, Group, Modal, NumberInput, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { done, refused } from '../../parts/said.ts'

interface TokenParts {
  readonly id: string
  readonly close: () => void
  readonly saved: () => void
}

/** Enters tokens that were got elsewhere over those that are there. The form begins empty: nothing shows the tokens again. */
export const TokenForm = ({ id, close, saved }: TokenParts) => {
  const { t } = useTranslation()
  const [tokens, setTokens] = useState<Readonly<Record<string, string | number>>>({ token_type: 'Bearer' })
  const [isSure, setSure] = useState(false)
  const set = (name: string, value: string | number) => setTokens({ ...tokens, [name]: value })
  const saving = useMutation({
    mutationFn: () => {
      const given = Object.fromEntries(Object.entries(tokens).filter(([, value]) => value !== ''))
      return call(`/api/outbound/authorizations/${encodeURIComponent(id)}/tokens`, { method: 'PUT', body: { ...given, confirm: true } })
    },
    onSuccess: () => {
      done(t('outbound.entered'))
      saved()
      close()
    },
    onError: refused,
  })
  const secret = (name: 'access_token' | 'refresh_token' | 'id_token') => (
    <PasswordInput
      label={t(`outbound.${name}`)}
      autoComplete="off"
      value={String(tokens[name] ?? '')}
      onChange={(event) => set(name, event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('outbound.show') }}
    />
  )
  return (
    <Modal opened onClose={close} title={t('outbound.access_title')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <Stack>
          {secret('access_token')}
          <TextInput label={t('outbound.token_type')} value={String(tokens['token_type'])} onChange={(event) => set('token_type', event.currentTarget.value)} />
          <NumberInput label={t('outbound.expires_in')} min={1} value={tokens['expires_in'] ?? ''} onChange={(value) => set('expires_in', value)} />
          {secret('refresh_token')}
          {secret('id_token')}
          <Checkbox label={t('outbound.sure')} checked={isSure} onChange={(event) => setSure(event.currentTarget.checked)} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('parts.cancel')}
            </Button>
            <Button type="submit" disabled={!isSure || !tokens['access_token']} loading={saving.isPending}>
              {t('outbound.enter')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
