import { Group, Kbd, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
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

/** The list of all keys; it opens each time that `opened` grows. */
export default function ShortcutList({ opened }: { readonly opened: number }) {
  const { t } = useTranslation()
  const [shown, show] = useState(false)
  useEffect(() => show(opened > 0), [opened])
  return (
    <Modal opened={shown} onClose={() => show(false)} title={t('shortcuts.title')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
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
