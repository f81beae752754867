import { ActionIcon, Menu } from '@mantine/core'
import {
  IconBan,
  IconCopy,
  IconCopyPlus,
  IconDots,
  IconFolderSymlink,
  IconHandStop,
  IconKeyOff,
  IconPlayerPlay,
  IconPlugConnected,
  IconTemplate,
  IconTerminal2,
  IconTrash,
  IconUserCheck,
  IconUserShare,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { may } from '../../auth/tokens.ts'
import { done, refused } from '../../parts/said.ts'
import { type AskedAct, curlOf, jsonOf } from './client-acts.ts'
import type { ClientRow } from './client-row.ts'

interface ClientMenuParts {
  readonly client: ClientRow
  readonly ask: (act: AskedAct) => void
  readonly duplicate: () => void
  readonly enable: () => void
  readonly adopt: () => void
  readonly change: (changes: Partial<ClientRow>) => void
}

/** The further actions on a client: copies of it, its owner and namespace, its tokens, its end. */
export const ClientMenu = ({ client, ask, duplicate, enable, adopt, change }: ClientMenuParts) => {
  const { t } = useTranslation()
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => done(t('parts.copied')), refused)
  const { token_exchange: exchange } = client.grant_settings
  const vault = exchange?.vault
  // Effective at once, on every node: the next exchange for a token of another service is refused.
  const stopVault = () =>
    vault && change({ grant_settings: { ...client.grant_settings, token_exchange: { ...exchange, vault: { ...vault, stopped: !vault.stopped } } } })
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('client.more')}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopyPlus size={16} />} onClick={duplicate}>
          {t('client.duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => copy(jsonOf(client))}>
          {t('client.copy_json')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTerminal2 size={16} />} onClick={() => copy(curlOf(client))}>
          {t('client.copy_curl')}
        </Menu.Item>
        {may('identity-providers') && <Pages id={client.id} />}
        {!client.protected && (
          <>
            <Menu.Divider />
            {client.origin === 'dynamic' && <Adopt adopt={adopt} />}
            <Menu.Item leftSection={<IconUserShare size={16} />} onClick={() => ask('transfer')}>
              {t('client.transfer')}
            </Menu.Item>
            <Menu.Item leftSection={<IconFolderSymlink size={16} />} onClick={() => ask('move')}>
              {t('client.move')}
            </Menu.Item>
            <Menu.Item leftSection={<IconKeyOff size={16} />} onClick={() => ask('revoke')}>
              {t('client.revoke_all')}
            </Menu.Item>
            {vault && (
              <Menu.Item leftSection={vault.stopped ? <IconPlayerPlay size={16} /> : <IconHandStop size={16} />} onClick={stopVault}>
                {t(vault.stopped ? 'client.vault_resume' : 'client.vault_stop')}
              </Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Item
              leftSection={client.active ? <IconBan size={16} /> : <IconPlugConnected size={16} />}
              onClick={() => (client.active ? ask('disable') : enable())}
            >
              {client.active ? t('client.disable') : t('client.enable')}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => ask('remove')}>
              {t('list.remove')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Takes a client that registered itself into management. */
const Adopt = ({ adopt }: Pick<ClientMenuParts, 'adopt'>) => {
  const { t } = useTranslation()
  return (
    <Menu.Item leftSection={<IconUserCheck size={16} />} onClick={adopt}>
      {t('registrations.adopt')}
    </Menu.Item>
  )
}

/** The way to the pages that are shown while the client waits. */
const Pages = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  return (
    <Menu.Item leftSection={<IconTemplate size={16} />} renderRoot={(props) => <Link to="/templates" search={{ client_id: id } as never} {...props} />}>
      {t('templates.of_client')}
    </Menu.Item>
  )
}
