import { ActionIcon, Checkbox, Popover, Stack } from '@mantine/core'
import { IconColumns } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface ChooserParts {
  readonly choosable: readonly { readonly name: string; readonly title: string }[]
  readonly hidden: readonly string[]
  readonly hide: (names: readonly string[]) => void
}

/** Chooses the columns of a list. */
export default function ColumnChooser({ choosable, hidden, hide }: ChooserParts) {
  const { t } = useTranslation()
  const toggle = (name: string) => hide(hidden.includes(name) ? hidden.filter((other) => other !== name) : [...hidden, name])
  return (
    <Popover trapFocus position="bottom-end">
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={t('list.columns')} title={t('list.columns')}>
          <IconColumns size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" role="group" aria-label={t('list.columns')}>
          {choosable.map(({ name, title }) => (
            <Checkbox key={name} label={title} checked={!hidden.includes(name)} onChange={() => toggle(name)} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
