import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconFolder } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Namespace } from '#model/namespace.ts'
import { chooseNamespace, useNamespace } from '../api/namespace.ts'
import { someOf } from '../api/rows.ts'
import { may } from '../auth/tokens.ts'
import { useLater } from '../parts/later.ts'
import classes from './header.module.css'

/** Narrows lists of clients to one namespace. */
export const NamespaceMenu = () => {
  const { t } = useTranslation()
  const chosen = useNamespace()
  const later = useLater()
  const { data: namespaces = [] } = useQuery(someOf<Namespace>('/api/namespaces', { limit: 200, sort: 'name' }, later && may('clients')))
  if (namespaces.length === 0) return null
  const name = namespaces.find(({ id }) => id === chosen)?.name ?? chosen
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes['place'] ?? ''} aria-label={t('frame.namespace', { name: name || t('frame.all_namespaces') })} visibleFrom="sm">
          <IconFolder size={16} stroke={1.6} aria-hidden />
          {name || t('frame.all_namespaces')}
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => chooseNamespace('')}>{t('frame.all_namespaces')}</Menu.Item>
        {namespaces.map((row) => (
          <Menu.Item key={row.id} onClick={() => chooseNamespace(row.id)}>
            {row.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
