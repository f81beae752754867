import { Button, Checkbox, CloseButton, Group, Pill, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { queries, someOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { refused } from '../../parts/said.ts'
import { evaluationBody, type ImaginedRequest } from './evaluation.ts'

export const SAVED_REQUESTS = '/api/saved-requests'

interface SavedRequest {
  readonly id: string
  readonly name: string
  readonly point: ImaginedRequest['point']
  readonly request: Readonly<Record<string, unknown>> & { readonly method?: string; readonly path?: string; readonly query?: Readonly<Record<string, string>> }
  readonly client_id?: string
  readonly user_id?: string
  readonly shared: boolean
}

/** A saved request as the composer edits it. */
function imagined({ point, request, client_id = '', user_id = '' }: SavedRequest): ImaginedRequest {
  const { method = '', path = '', query, ...more } = request
  const search = query ? `?${new URLSearchParams(query)}` : ''
  return { point, method, path: path + search, client_id, user_id, more: Object.keys(more).length > 0 ? JSON.stringify(more, null, 2) : '' }
}

/** The requests that are kept on the server, to be tried again after a policy changed: one's own, and those that others share. */
export const SavedRequests = ({ current, choose }: { readonly current: ImaginedRequest; readonly choose: (request: ImaginedRequest) => void }) => {
  const { t } = useTranslation()
  const { data: saved = [] } = useQuery(someOf<SavedRequest>(SAVED_REQUESTS, { limit: 100, sort: 'name' }))
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const fresh = () => queries.invalidateQueries({ queryKey: [SAVED_REQUESTS] })
  const keeping = useMutation({
    mutationFn: () => call(SAVED_REQUESTS, { method: 'POST', body: { name, shared, ...evaluationBody(current, undefined) } }),
    onSuccess: () => {
      setName('')
      return fresh()
    },
    onError: refused,
  })
  const forgetting = useMutation({
    mutationFn: (id: string) => call(`${SAVED_REQUESTS}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: fresh,
    onError: refused,
  })
  return (
    <Group gap="xs">
      {saved.map((each) => (
        <Group key={each.id} gap={2}>
          <Pill component="button" size="lg" onClick={() => choose(imagined(each))}>
            {each.name}
          </Pill>
          {may('policies', 'manage') && <CloseButton size="md" aria-label={t('lab.forget', { name: each.name })} onClick={() => forgetting.mutate(each.id)} />}
        </Group>
      ))}
      {may('policies', 'manage') && (
        <>
          <TextInput
            size="xs"
            aria-label={t('lab.request_name')}
            placeholder={t('lab.request_name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox size="xs" label={t('lab.share')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          <Button size="xs" variant="default" disabled={name.trim() === ''} loading={keeping.isPending} onClick={() => keeping.mutate()}>
            {t('lab.save_request')}
          </Button>
        </>
      )}
    </Group>
  )
}
