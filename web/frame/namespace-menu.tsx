import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconFolder } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Client } from '#model/client.ts'
import { chooseNamespace, useNamespace } from '../api/namespace.ts'
import { someOf } from '../api/rows.ts'
import { may } from '../auth/tokens.ts'
import { useLater } from '../parts/later.ts'
import classes from './header.module.css'

/** Narrows lists of clients to one namespace. It offers those of the clients edited last. */
export const NamespaceMenu = () => {
  const { t } = useTranslation()
  const chosen = useNamespace()
  const later = useLater()
  const { data: clients = [] } = useQuery(someOf<Client>('/api/clients', { limit: 100, sort: '-updated_at' }, later && may('clients')))
  const names = [...new Set([...clients.map((client) => client.namespace), chosen].filter((name) => name !== undefined && name !== ''))].sort()
  if (names.length === 0) return null
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes['place'] ?? ''} aria-label={t('frame.namespace', { name: chosen || t('frame.all_namespaces') })} visibleFrom="sm">
          <IconFolder size={16} stroke={1.6} aria-hidden />
          {chosen || t('frame.all_namespaces')}
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => chooseNamespace('')}>{t('frame.all_namespaces')}</Menu.Item>
        {names.map((name) => (
          <Menu.Item key={name} onClick={() => chooseNamespace(name ?? '')}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
