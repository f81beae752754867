import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { chooseNamespace } from '../api/namespace.ts'
import { useNamespaces } from './use-namespaces.ts'

/** The menu of namespaces, and the way back to all of them. */
export const NamespaceItems = () => {
  const { t } = useTranslation()
  return (
    <>
      <Menu.Item onClick={() => chooseNamespace('')}>{t('frame.all_namespaces')}</Menu.Item>
      {useNamespaces().map((row) => (
        <Menu.Item key={row.id} onClick={() => chooseNamespace(row.id)}>
          {row.name}
        </Menu.Item>
      ))}
    </>
  )
}
