import { Button, Code, CopyButton, Popover, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'
import { refused } from '../../../parts/said.ts'

interface ActingToken {
  readonly access_token: string
  readonly scope?: string
  readonly expires_in: number
}

/** Asks for a token to act as a person, with the reason that they will read, and shows it this once. */
export const ActAs = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const [asked, setAsked] = useState({ reason: '', resource: '' })
  const acting = useMutation({
    mutationFn: async () => {
      const body = { reason: asked.reason, ...(asked.resource.trim() === '' ? {} : { resource: asked.resource.trim() }) }
      return (await call<{ readonly data: ActingToken }>(`/api/users/${encodeURIComponent(id)}/act_as`, { method: 'POST', body })).body.data
    },
    onError: refused,
  })
  const close = () => {
    setOpened(false)
    setAsked({ reason: '', resource: '' })
    acting.reset()
  }
  return (
    <Popover opened={opened} onDismiss={close} trapFocus width={340} position="bottom-end">
      <Popover.Target>
        <Button variant="default" onClick={() => (opened ? close() : setOpened(true))}>
          {t('people.act_as')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {acting.data ? (
          <Token {...acting.data} />
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              acting.mutate()
            }}
          >
            <Stack gap="sm">
              <TextInput
                required
                maxLength={512}
                label={t('people.act_reason')}
                description={t('people.act_reason_words')}
                value={asked.reason}
                onChange={(event) => setAsked({ ...asked, reason: event.currentTarget.value })}
              />
              <TextInput
                label={t('people.act_resource')}
                value={asked.resource}
                onChange={(event) => setAsked({ ...asked, resource: event.currentTarget.value })}
              />
              <Button type="submit" loading={acting.isPending} disabled={asked.reason.trim() === ''}>
                {t('people.act_get')}
              </Button>
            </Stack>
          </form>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

const Token = ({ access_token, scope = '', expires_in }: ActingToken) => {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <Text size="sm">{t('people.act_token', { count: Math.round(expires_in / 60) })}</Text>
      <Code block className="mono" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {access_token}
      </Code>
      <Text size="sm" c="dimmed">
        {scope}
      </Text>
      <CopyButton value={access_token}>
        {({ copied, copy }) => (
          <Button size="xs" onClick={copy}>
            {copied ? t('parts.copied') : t('parts.copy')}
          </Button>
        )}
      </CopyButton>
    </Stack>
  )
}
