import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { decodePart } from '../auth/jwt.ts'
import { messageWord } from '../i18n/wording.ts'
import type { Texts } from '../locales/en.ts'
import { Code } from '../parts/code.tsx'
import { Failure } from '../parts/failure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'

/** The verdict of the server on a token: its checks in order; the first that fails decides. */
interface Inspection {
  readonly kind: keyof Texts['inspector']['kinds']
  readonly format: string
  /** Null: only its receiver can tell. */
  readonly valid: boolean | null
  readonly steps: readonly { readonly check: keyof Texts['inspector']['checks']; readonly passed: boolean; readonly detail: string }[]
  readonly header: Readonly<Record<string, unknown>> | null
  readonly claims: Readonly<Record<string, unknown>> | null
  readonly record: Readonly<Record<string, unknown>> | null
}

/** Paste a token: what it is, whether it is good here, and why not. It is sent to this server only. */
export default function InspectorPage() {
  const { t } = useTranslation()
  const [token, setToken] = useState('')
  const inspecting = useMutation({
    mutationFn: async () => (await call<{ readonly data: Inspection }>('/api/inspect', { method: 'POST', body: { token: token.trim() } })).body.data,
  })
  const text = token.trim()
  const found = inspecting.data
  // The claims of a JWT are no secret of the server: they are shown as soon as it is pasted.
  const [header, claims] = [found?.header ?? decodePart(text, 0), found?.claims ?? decodePart(text, 1)]
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
        {found && <Verdict found={found} />}
        {found?.record && (
          <Panel title={t('inspector.known')}>
            <Code text={JSON.stringify(found.record, null, 2)} label={t('inspector.known')} />
          </Panel>
        )}
        {claims && (
          <Panel title={t('inspector.decoded')}>
            <Code text={JSON.stringify({ header, claims }, null, 2)} label={t('inspector.decoded')} />
          </Panel>
        )}
      </Stack>
    </>
  )
}

/** The verdict on the token, and each check with its outcome. */
const Verdict = ({ found }: { readonly found: Inspection }) => {
  const { t } = useTranslation()
  return (
    <Panel title={t(found.valid === null ? 'inspector.unclear' : found.valid ? 'inspector.good' : 'inspector.bad')}>
      <Text size="sm" id="verdict" role="status">
        {t('inspector.kind', { kind: t(`inspector.kinds.${found.kind}`), format: found.format })}
      </Text>
      {found.steps.map((step) => (
        <Group key={step.check} gap="xs" wrap="nowrap" align="flex-start">
          {step.passed ? (
            <IconCircleCheck size={18} className="good" aria-label={t('parts.yes')} />
          ) : (
            <IconCircleX size={18} className="bad" aria-label={t('parts.no')} />
          )}
          <Text size="sm">
            <strong>{t(`inspector.checks.${step.check}`)}</strong> · {messageWord(step.detail)}
          </Text>
        </Group>
      ))}
    </Panel>
  )
}
