import { Anchor, Badge, Button, Group, PasswordInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { issuer } from '../../auth/place.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

interface Tried {
  readonly method: string
  readonly url: string
  readonly token: string
  readonly scope: string
}
interface Answered {
  readonly status: number
  /** The headers that tell who calls, or how to get a token. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly request: string
}

/** Asks the door of nginx, whose headers no proxy in front of this console rewrites. The token goes nowhere else. */
async function ask(identifier: string, { method, url, token, scope }: Tried): Promise<Answered> {
  const query = new URLSearchParams({ resource: identifier, ...(scope.trim() === '' ? {} : { scope: scope.trim() }) })
  const answer = await fetch(`${issuer}/forward-auth/nginx?${query}`, {
    credentials: 'omit',
    headers: { 'x-original-method': method, 'x-original-url': url, ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
  })
  const headers = [...answer.headers].filter(([name, value]) => value !== '' && /^x-auth-|^www-authenticate$/.test(name))
  return { status: answer.status, headers, request: answer.headers.get('x-request-id') ?? '' }
}

/** A request that is tried at the door of an API: whether it would pass, and what the API would be told. */
export const DoorTrial = ({ identifier }: { readonly identifier: string }) => {
  const { t } = useTranslation()
  const [tried, setTried] = useState<Tried>({ method: 'GET', url: new URL(identifier).href, token: '', scope: '' })
  const set = (part: Partial<Tried>) => setTried({ ...tried, ...part })
  const asking = useMutation({ mutationFn: () => ask(identifier, tried) })
  return (
    <Panel title={t('doors.try')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          asking.mutate()
        }}
      >
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Select label={t('lab.method')} data={methods} value={tried.method} allowDeselect={false} onChange={(method) => set({ method: method ?? 'GET' })} />
            <TextInput label={t('doors.url')} value={tried.url} onChange={(event) => set({ url: event.currentTarget.value })} />
            <PasswordInput label={t('doors.token')} autoComplete="off" value={tried.token} onChange={(event) => set({ token: event.currentTarget.value })} />
            <TextInput label={t('doors.scope')} value={tried.scope} onChange={(event) => set({ scope: event.currentTarget.value })} />
          </SimpleGrid>
          <Group justify="flex-end">
            <Button type="submit" loading={asking.isPending}>
              {t('doors.ask')}
            </Button>
          </Group>
        </Stack>
      </form>
      {asking.isError && <Failure failure={asking.error} />}
      {asking.data && <Answer answered={asking.data} />}
    </Panel>
  )
}

const Answer = ({ answered: { status, headers, request } }: { readonly answered: Answered }) => {
  const { t } = useTranslation()
  const passes = status === 200
  return (
    <Stack gap="xs" role="status">
      <Group gap="xs">
        <Badge color={passes ? 'teal' : 'red'}>{status}</Badge>
        <Text size="sm">{t(passes ? 'doors.passes' : 'doors.refused')}</Text>
        {!passes && request !== '' && (
          <Anchor size="sm" renderRoot={(props) => <Link to={`/refusals/${encodeURIComponent(request)}`} {...props} />}>
            {t('doors.why')}
          </Anchor>
        )}
      </Group>
      {headers.map(([name, value]) => (
        <Text key={name} size="sm" className="mono" style={{ overflowWrap: 'anywhere' }}>
          {name}: {value}
        </Text>
      ))}
    </Stack>
  )
}
