import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isAway } from '../../auth/away.ts'

/** Asks before a document with unsaved changes is left: it is kept nowhere else. */
export const UnsavedGuard = ({ isDirty }: { readonly isDirty: boolean }) => {
  const { t } = useTranslation()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty && !isAway(),
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <Modal opened onClose={reset} title={t('lab.leaving')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Text size="sm">{t('lab.leaving_words')}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="subtle" color="red" onClick={proceed}>
          {t('form.leave_discard')}
        </Button>
        <Button onClick={reset} data-autofocus>
          {t('form.stay')}
        </Button>
      </Group>
    </Modal>
  )
}
