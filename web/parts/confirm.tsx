import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface ConfirmParts {
  readonly title: string
  /** The consequences, in words. */
  readonly words: ReactNode
  readonly act: string
  /** The text to be typed first: the name of the thing. */
  readonly type?: string | undefined
  readonly busy?: boolean
  readonly confirm: () => void
  readonly cancel: () => void
}

/** Asks before something is destroyed: names the consequences, and wants the name of the thing. */
export const Confirm = ({ title, words, act, type, busy = false, confirm, cancel }: ConfirmParts) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const ready = type === undefined || typed.trim() === type
  return (
    <Modal opened onClose={cancel} title={title} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) confirm()
        }}
      >
        <Stack>
          <Text size="sm" component="div">
            {words}
          </Text>
          {type !== undefined && (
            <TextInput
              data-autofocus
              label={t('parts.type_name', { name: type })}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={cancel}>
              {t('parts.cancel')}
            </Button>
            <Button type="submit" color="red.9" disabled={!ready} loading={busy}>
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
