import { Group, Kbd, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

const list = [
  ['⌘ K', 'shortcuts.palette'],
  ['/', 'shortcuts.search'],
  ['j  k', 'shortcuts.move'],
  ['Enter', 'shortcuts.open'],
  ['e', 'shortcuts.edit'],
  ['n', 'shortcuts.new'],
  ['⌘ S', 'shortcuts.save'],
  ['g', 'shortcuts.go'],
  ['?', 'shortcuts.list'],
] as const

const OPEN = 'gatehouse:shortcuts'
/** Opens the list from anywhere. */
export const shortcutList = { open: () => window.dispatchEvent(new Event(OPEN)) }

const focusOn = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus()

/** The keys that work on every page, and the list of all keys. */
export const Shortcuts = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [shown, { open, close }] = useDisclosure(false)
  useEffect(() => {
    window.addEventListener(OPEN, open)
    return () => window.removeEventListener(OPEN, open)
  }, [open])
  useHotkeys([
    ['/', focusOn('[data-search]')],
    ['shift+?', open],
    ['e', focusOn('#page form input, #page form textarea')],
    ['n', () => document.querySelector<HTMLElement>('[data-new]')?.click()],
    ['g', () => void navigate({ to: '/clients' })],
  ])
  return (
    <Modal opened={shown} onClose={close} title={t('shortcuts.title')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack gap="xs">
        {list.map(([keys, meaning]) => (
          <Group key={keys} justify="space-between">
            <Text size="sm">{t(meaning)}</Text>
            <Kbd>{keys}</Kbd>
          </Group>
        ))}
      </Stack>
    </Modal>
  )
}
