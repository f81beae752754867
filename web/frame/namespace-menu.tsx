import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconFolder } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNamespace } from '../api/namespace.ts'
import classes from './header.module.css'
import { LateMenu } from './late-menu.tsx'
import { useNamespaces } from './use-namespaces.ts'

/** Narrows lists of clients to one namespace. */
export const NamespaceMenu = () => {
  const { t } = useTranslation()
  const chosen = useNamespace()
  const namespaces = useNamespaces()
  if (namespaces.length === 0) return null
  const name = (namespaces.find(({ id }) => id === chosen)?.name ?? chosen) || t('frame.all_namespaces')
  return (
    <LateMenu of="namespace">
      <UnstyledButton className={classes['place'] ?? ''} aria-label={t('frame.namespace', { name })} visibleFrom="sm">
        <IconFolder size={16} stroke={1.6} aria-hidden />
        {name}
        <IconChevronDown size={14} aria-hidden />
      </UnstyledButton>
    </LateMenu>
  )
}
