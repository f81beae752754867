import { ActionIcon, Anchor, Button, Group, Popover, TextInput, UnstyledButton } from '@mantine/core'
import { IconBookmarkPlus, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantRoot } from '../../auth/place.ts'
import { may } from '../../auth/tokens.ts'
import type { SearchTexts } from '../../list/search.ts'
import classes from './saved-views.module.css'

const STORED = `gatehouse-views:${tenantRoot}`
type Views = Readonly<Record<string, SearchTexts>>
const stored = (): Views => JSON.parse(localStorage.getItem(STORED) ?? '{}') as Views

const filled = (texts: SearchTexts) =>
  Object.entries(texts)
    .filter(([, value]) => value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
const same = (a: SearchTexts, b: SearchTexts) => JSON.stringify(filled(a)) === JSON.stringify(filled(b))

/** Filters under a name, kept in this browser. */
export default function SavedViews({ address, change }: { readonly address: SearchTexts; readonly change: (next: SearchTexts) => void }) {
  const { t } = useTranslation()
  const [views, setViews] = useState(stored)
  const write = (next: Views) => {
    localStorage.setItem(STORED, JSON.stringify(next))
    setViews(next)
  }
  const go = (view: SearchTexts) => change({ ...Object.fromEntries(Object.keys(address).map((key) => [key, undefined])), ...view })
  const fixed: readonly (readonly [string, SearchTexts])[] = [
    [t('clients.views.all'), {}],
    [t('clients.views.machines'), { kind: 'machine' }],
    [t('clients.views.failing'), { state: 'failing' }],
    [t('clients.views.disabled'), { state: 'disabled' }],
    [t('clients.views.idle'), { idle: '90' }],
  ]
  return (
    <Group gap={4} mb="sm" component="nav" aria-label={t('clients.views.label')}>
      {[...fixed, ...Object.entries(views)].map(([title, view]) => (
        <Group key={title} gap={0} wrap="nowrap" className={classes['view']} data-active={same(view, address) || undefined}>
          <UnstyledButton className={classes['name']} aria-pressed={same(view, address)} onClick={() => go(view)}>
            {title}
          </UnstyledButton>
          {title in views && (
            <ActionIcon
              size="xs"
              variant="transparent"
              color="gray"
              aria-label={t('clients.views.forget', { name: title })}
              onClick={() => write(Object.fromEntries(Object.entries(views).filter(([other]) => other !== title)))}
            >
              <IconX size={12} />
            </ActionIcon>
          )}
        </Group>
      ))}
      <Anchor size="sm" px="sm" renderRoot={(props) => <Link to="/clients/registrations" {...props} />}>
        {t('clients.views.registrations')}
      </Anchor>
      {may('logs') && (
        <Anchor size="sm" px="sm" renderRoot={(props) => <Link to="/clients/deleted" {...props} />}>
          {t('clients.views.deleted')}
        </Anchor>
      )}
      {filled(address).length > 0 && ![...fixed.map(([, view]) => view), ...Object.values(views)].some((view) => same(view, address)) && (
        <SaveView save={(name) => write({ ...views, [name]: Object.fromEntries(filled(address)) })} />
      )}
    </Group>
  )
}

/** Keeps the filters of the moment under a name. */
const SaveView = ({ save }: { readonly save: (name: string) => void }) => {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" leftSection={<IconBookmarkPlus size={14} />} onClick={() => setOpened(true)}>
          {t('clients.views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (name) save(name)
            setOpened(false)
          }}
        >
          <TextInput label={t('clients.views.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" mt="sm" size="xs">
            {t('form.save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
