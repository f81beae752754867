import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from '../../../api/rows.ts'
import { randomText } from '../../../auth/pkce.ts'
import { refused } from '../../../parts/said.ts'
import { SecretOnce } from '../../../parts/secret-once.tsx'
import type { ClientRow } from '../client-row.ts'

interface NewSecretParts {
  readonly client: ClientRow
  readonly path: string
  /** The others stop working after an overlap. */
  readonly rotate: boolean
  readonly close: () => void
}

const HOUR = 3_600_000
const overlaps = [1, 24, 72, 168, 720] as const
const lives = [30, 90, 180, 365] as const

/** Makes a secret: named, with an end if wanted, and for a rotation with the time in which both work. Shows it once. */
export const NewSecret = ({ client, path, rotate, close }: NewSecretParts) => {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [days, setDays] = useState('')
  const [hours, setHours] = useState('72')
  const [attempt] = useState(randomText)
  const making = useMutation({
    mutationFn: () =>
      create<{ readonly secret?: string }>(
        path,
        'credential',
        {
          ...(name ? { name } : {}),
          ...(days ? { expires_at: Date.now() + Number(days) * 24 * HOUR } : {}),
          ...(rotate ? { retire_others_at: Date.now() + Number(hours) * HOUR } : {}),
        },
        attempt,
      ),
    onError: refused,
  })
  const secret = making.data?.secret
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={!secret}
      closeOnEscape={!secret}
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
        <form
          onSubmit={(event) => {
            event.preventDefault()
            making.mutate()
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
            {rotate && (
              <Select
                label={t('credentials.overlap')}
                description={t('credentials.overlap_words')}
                allowDeselect={false}
                value={hours}
                onChange={(value) => setHours(value ?? '72')}
                data={overlaps.map((value) => ({
                  value: String(value),
                  label: value < 24 ? t('credentials.hours', { count: value }) : t('credentials.days', { count: value / 24 }),
                }))}
              />
            )}
            <Select
              label={t('credentials.life')}
              description={t('credentials.life_words')}
              placeholder={t('credentials.for_ever')}
              clearable
              clearButtonProps={{ 'aria-label': t('list.clear') }}
              value={days || null}
              onChange={(value) => setDays(value ?? '')}
              data={lives.map((value) => ({ value: String(value), label: t('credentials.days', { count: value }) }))}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t('parts.cancel')}
              </Button>
              <Button type="submit" loading={making.isPending}>
                {t(rotate ? 'credentials.rotate' : 'credentials.create')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
