import { Button, Group, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { done, refused } from '../../parts/said.ts'

/** Sends a test letter by a mail server, or by the one in force, and says what the mail server says. */
export const TestLetter = ({ server }: { readonly server?: string }) => {
  const { t } = useTranslation()
  const [to, setTo] = useState('')
  const sending = useMutation({
    mutationFn: () => call('/api/mail/test', { method: 'POST', body: { to, ...(server === undefined ? {} : { mail_server_id: server }) } }),
    onSuccess: () => done(t('settings.test_sent', { to })),
    onError: refused,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        <TextInput
          id="test-to"
          type="email"
          required
          label={t('settings.test_to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          style={{ flex: 1 }}
        />
        <Button type="submit" variant="default" loading={sending.isPending}>
          {t('settings.test_send')}
        </Button>
      </Group>
    </form>
  )
}
