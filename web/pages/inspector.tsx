import { Alert, Button, Stack, Textarea } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { decodePart } from '../auth/jwt.ts'
import { Code } from '../parts/code.tsx'
import { Failure } from '../parts/failure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'

/** What the server knows of a token. */
interface Finding {
  readonly kind?: string
  readonly active?: boolean
  readonly valid?: boolean
  readonly reasons?: readonly string[]
  readonly reason?: string | null
}

/** Paste a token: what it is, whether it is good here, and why not. It is sent to this server only. */
export default function InspectorPage() {
  const { t } = useTranslation()
  const [token, setToken] = useState('')
  const inspecting = useMutation({
    mutationFn: async () => {
      const { body } = await call<{ readonly data?: Finding } & Finding>('/api/inspect', { method: 'POST', body: { token: token.trim() } })
      return body.data ?? body
    },
  })
  const text = token.trim()
  const claims = decodePart(text, 1)
  const found = inspecting.data
  const good = found?.active ?? found?.valid
  const reasons = found?.reasons ?? (found?.reason ? [found.reason] : [])
  return (
    <>
      <PageHead title={t('nav.inspector')} words={t('inspector.about')} />
      <Stack gap="lg" maw={860}>
        <form
          className="card"
          style={{ padding: 20 }}
          onSubmit={(event) => {
            event.preventDefault()
            inspecting.mutate()
          }}
        >
          <Textarea
            label={t('inspector.token')}
            autosize
            minRows={3}
            maxRows={8}
            spellCheck={false}
            autoComplete="off"
            value={token}
            onChange={(event) => {
              setToken(event.currentTarget.value)
              inspecting.reset()
            }}
          />
          <Button type="submit" mt="md" disabled={text === ''} loading={inspecting.isPending}>
            {t('inspector.inspect')}
          </Button>
        </form>
        {inspecting.isError && <Failure failure={inspecting.error} />}
        {found && (
          <Alert
            color={good ? 'teal' : 'red'}
            icon={good ? <IconCircleCheck /> : <IconCircleX />}
            title={t(good ? 'inspector.good' : 'inspector.bad')}
            role="status"
            id="verdict"
          >
            {reasons.join(' · ')}
          </Alert>
        )}
        {found && (
          <Panel title={t('inspector.known')}>
            <Code text={JSON.stringify(found, null, 2)} label={t('inspector.known')} />
          </Panel>
        )}
        {claims && (
          <Panel title={t('inspector.decoded')}>
            <Code text={JSON.stringify({ header: decodePart(text, 0), claims }, null, 2)} label={t('inspector.decoded')} />
          </Panel>
        )}
      </Stack>
    </>
  )
}
