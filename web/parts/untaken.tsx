import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isAway } from '../auth/away.ts'

/** The tab that an address names. */
const tabIn = (search: object): unknown => Reflect.get(search, 'tab')

interface UntakenParts {
  readonly copy: () => void
  /** The secret stands above the tabs of its page, so that another tab does not take it away. */
  readonly aboveTabs?: boolean
}

/** Asks before a page, or the tab of it on which a secret stands that nobody has copied, is left: it is never shown again. */
export const Untaken = ({ copy, aboveTabs = false }: UntakenParts) => {
  const { t } = useTranslation()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname || (!aboveTabs && tabIn(current.search) !== tabIn(next.search)),
    enableBeforeUnload: () => !isAway(),
    withResolver: true,
  })
  if (status !== 'blocked') return null
  const take = () => {
    copy()
    proceed()
  }
  return (
    <Modal opened onClose={reset} title={t('parts.untaken_title')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Text size="sm">{t('parts.untaken_words')}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="subtle" color="red" onClick={proceed}>
          {t('parts.leave_untaken')}
        </Button>
        <Button variant="default" onClick={reset}>
          {t('form.stay')}
        </Button>
        <Button onClick={take} data-autofocus>
          {t('parts.take_and_leave')}
        </Button>
      </Group>
    </Modal>
  )
}
