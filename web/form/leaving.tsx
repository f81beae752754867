import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isAway } from '../auth/away.ts'
import type { Draft } from './draft.ts'

/** Asks before a page with unsaved changes is left. Leaving keeps them as a draft; it is found again when the page is. */
export const Leaving = ({ draft }: { readonly draft: Draft }) => {
  const { t } = useTranslation()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => draft.isDirty() && current.pathname !== next.pathname,
    // The browser asks when the tab is closed; not when the person is only taken to sign-in and back.
    enableBeforeUnload: () => draft.isDirty() && !isAway(),
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <Modal opened onClose={reset} title={t('form.leaving_title', { count: draft.count })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Text size="sm">{t('form.leaving_words')}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button
          variant="subtle"
          color="red"
          onClick={() => {
            draft.discard()
            proceed()
          }}
        >
          {t('form.leave_discard')}
        </Button>
        <Button variant="default" onClick={proceed}>
          {t('form.leave_keep')}
        </Button>
        <Button onClick={reset} data-autofocus>
          {t('form.stay')}
        </Button>
      </Group>
    </Modal>
  )
}
