import { Button, CloseButton, Group, Pill, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keep, kept } from '../../api/stored.ts'
import type { ImaginedRequest } from './evaluation.ts'

const KEY = 'policy-requests'
const MOST = 20
interface SavedRequest {
  readonly name: string
  readonly request: ImaginedRequest
}

/** Requests that are kept in this browser, to be tried again after a policy changed. */
export const SavedRequests = ({ current, choose }: { readonly current: ImaginedRequest; readonly choose: (request: ImaginedRequest) => void }) => {
  const { t } = useTranslation()
  const [saved, setSaved] = useState(() => kept<readonly SavedRequest[]>(KEY)?.value ?? [])
  const [name, setName] = useState('')
  const store = (next: readonly SavedRequest[]) => {
    keep(KEY, next)
    setSaved(next)
  }
  const add = () => {
    store([{ name, request: current }, ...saved.filter((each) => each.name !== name)].slice(0, MOST))
    setName('')
  }
  return (
    <Group gap="xs">
      {saved.map((each) => (
        <Group key={each.name} gap={2}>
          <Pill component="button" size="lg" onClick={() => choose(each.request)}>
            {each.name}
          </Pill>
          <CloseButton
            size="md"
            aria-label={t('lab.forget', { name: each.name })}
            onClick={() => store(saved.filter(({ name: other }) => other !== each.name))}
          />
        </Group>
      ))}
      <TextInput
        size="xs"
        aria-label={t('lab.request_name')}
        placeholder={t('lab.request_name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" disabled={name.trim() === ''} onClick={add}>
        {t('lab.save_request')}
      </Button>
    </Group>
  )
}
