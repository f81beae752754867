import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from '../../../api/rows.ts'
import { randomText } from '../../../auth/pkce.ts'
import { refused } from '../../../parts/said.ts'
import { SecretOnce } from '../../../parts/secret-once.tsx'
import type { ClientRow } from '../client-row.ts'
import { HOUR, Overlap, USUAL_OVERLAP } from './overlap.tsx'

interface NewSecretParts {
  readonly client: ClientRow
  readonly path: string
  /** The others stop working after an overlap. */
  readonly rotate: boolean
  readonly close: () => void
}

const lives = [30, 90, 180, 365] as const

interface SecretTerms {
  readonly name?: string
  readonly expires_at?: number
  readonly retire_others_at?: number
}

/** Makes a secret: named, with an end if wanted, and for a rotation with the time in which both work. Shows it once. */
export const NewSecret = ({ client, path, rotate, close }: NewSecretParts) => {
  const { t } = useTranslation()
  const [attempt] = useState(randomText)
  const making = useMutation({
    mutationFn: (terms: SecretTerms) => create<{ readonly secret?: string }>(path, 'credential', { ...terms }, attempt),
    onError: refused,
  })
  const secret = making.data?.secret
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={!secret}
      closeOnEscape={!secret}
      withCloseButton={!secret}
      size="lg"
      title={t(rotate ? 'credentials.rotate_title' : 'credentials.create_title', { name: client.name })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {secret ? (
        <Stack>
          <SecretOnce secret={secret} name={client.id} />
          <Group justify="flex-end">
            <Button onClick={close}>{t('credentials.stored')}</Button>
          </Group>
        </Stack>
      ) : (
        <Terms rotate={rotate} busy={making.isPending} make={making.mutate} close={close} />
      )}
    </Modal>
  )
}

interface TermsParts {
  readonly rotate: boolean
  readonly busy: boolean
  readonly make: (terms: SecretTerms) => void
  readonly close: () => void
}

/** The name of the secret, its lifetime, and how long the earlier secrets stay live. */
const Terms = ({ rotate, busy, make, close }: TermsParts) => {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [days, setDays] = useState('')
  const [hours, setHours] = useState(USUAL_OVERLAP)
  const submit = () =>
    make({
      ...(name ? { name } : {}),
      ...(days ? { expires_at: Date.now() + Number(days) * 24 * HOUR } : {}),
      ...(rotate ? { retire_others_at: Date.now() + Number(hours) * HOUR } : {}),
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <Text size="sm">{t(rotate ? 'credentials.rotate_words' : 'credentials.create_words')}</Text>
        <TextInput
          label={t('credentials.name')}
          description={t('credentials.name_words')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        {rotate && <Overlap hours={hours} set={setHours} />}
        <Life days={days} set={setDays} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('parts.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t(rotate ? 'credentials.rotate' : 'credentials.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const Life = ({ days, set }: { readonly days: string; readonly set: (days: string) => void }) => {
  const { t } = useTranslation()
  return (
    <Select
      label={t('credentials.life')}
      description={t('credentials.life_words')}
      placeholder={t('credentials.for_ever')}
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      value={days || null}
      onChange={(value) => set(value ?? '')}
      data={lives.map((value) => ({ value: String(value), label: t('credentials.days', { count: value }) }))}
    />
  )
}
