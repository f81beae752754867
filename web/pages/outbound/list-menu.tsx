import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Query } from '../../api/call.ts'
import { type AnyRow, remove } from '../../api/rows.ts'
import { type Section, titleOf } from '../../api/sections.ts'
import { may } from '../../auth/tokens.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { done, refused } from '../../parts/said.ts'
import { Facts } from '../resources/facts.tsx'
import { AuthorizationActions } from './authorization-actions.tsx'
import { ExportButton, ImportButton } from './transfer.tsx'

interface MenuParts {
  readonly section: Section
  /** The chosen rows. */
  readonly rows: readonly AnyRow[]
  readonly query: Query
  readonly clear: () => void
}

/** The actions on a list and on its chosen rows. With nothing chosen, those on rows are off: none of them ever means the whole list. */
export const ListMenu = ({ section, rows, query, clear }: MenuParts) => {
  const { t } = useTranslation()
  const [shown, show] = useState(false)
  const [asked, ask] = useState(false)
  const manages = may(section.area, 'manage')
  const [one] = rows.length === 1 ? rows : []
  const removing = useMutation({
    mutationFn: async () => {
      for (const row of rows) await remove(section.path, String(row['id']))
    },
    onSuccess: () => {
      done(t('list.removed'))
      clear()
    },
    onError: refused,
    onSettled: () => ask(false),
  })
  const address = one ? `/${section.slug}/${encodeURIComponent(String(one['id']))}` : undefined
  return (
    <Group p="md" pb={0} gap="xs" role="toolbar" aria-label={t('outbound.menu')}>
      {manages && (
        <Button data-new renderRoot={(props) => <Link to={`/${section.slug}/new`} {...props} />}>
          {t('list.new')}
        </Button>
      )}
      <Button variant="default" disabled={!one} onClick={() => show(true)}>
        {t('outbound.show')}
      </Button>
      <EditButton address={manages ? address : undefined} />
      {section.resource.name === 'outbound_authorization' && <AuthorizationActions row={one} />}
      <ExportButton section={section} query={query} />
      {manages && <ImportButton section={section} />}
      {manages && (
        <Button variant="light" color="red" disabled={rows.length === 0} onClick={() => ask(true)}>
          {t('list.remove')}
        </Button>
      )}
      {shown && one && (
        <Modal opened onClose={() => show(false)} title={titleOf(section, one)} closeButtonProps={{ 'aria-label': t('frame.close') }}>
          <Facts section={section} row={one} every />
        </Modal>
      )}
      {asked && (
        <Confirm
          title={t('outbound.remove_title', { count: rows.length })}
          words={rows.map((row) => titleOf(section, row)).join(', ')}
          act={t('list.remove')}
          busy={removing.isPending}
          confirm={() => removing.mutate()}
          cancel={() => ask(false)}
        />
      )}
    </Group>
  )
}

const EditButton = ({ address }: { readonly address: string | undefined }) => {
  const { t } = useTranslation()
  if (address === undefined)
    return (
      <Button variant="default" disabled>
        {t('outbound.edit')}
      </Button>
    )
  return (
    <Button variant="default" renderRoot={(props) => <Link to={address} {...props} />}>
      {t('outbound.edit')}
    </Button>
  )
}
