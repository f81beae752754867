import { ActionIcon, Group, MultiSelect, Select, Stack, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Membership } from '#model/organization.ts'
import type { Role } from '#model/role.ts'
import { create, patch, remove, someOf } from '../../../api/rows.ts'
import { randomText } from '../../../auth/pkce.ts'
import { may } from '../../../auth/tokens.ts'
import { valueWord } from '../../../i18n/wording.ts'
import { refused } from '../../../parts/said.ts'
import { RowLink } from '../cell.tsx'
import { AddMember } from './members.tsx'
import type { ExtrasParts } from './parts.ts'

/** The members of an organization with their roles; people are added by name. */
export const OrganizationExtras = ({ id }: ExtrasParts) => {
  const { t } = useTranslation()
  const path = `/api/organizations/${encodeURIComponent(id)}/members`
  const { data: members = [] } = useQuery(someOf<Membership>(path, { limit: 200 }))
  const adding = useMutation({ mutationFn: (user_id: string) => create(path, 'membership', { user_id }, randomText()), onError: refused })
  const changing = useMutation({
    mutationFn: ({ user_id, ...changes }: { user_id: string; role?: string; roles?: string[] }) => patch(path, { id: user_id, name: 'membership', changes }),
    onError: refused,
  })
  const removing = useMutation({ mutationFn: (user_id: string) => remove(path, user_id), onError: refused })
  const writable = may('organizations', 'manage')
  const { data: roles = [] } = useQuery(someOf<Role>('/api/roles', { limit: 200 }, may('roles')))
  return (
    <Stack className="card" p="lg" mb="lg" gap="sm">
      <Title order={2} size="h3">
        {t('people.members', { count: members.length })}
      </Title>
      {members.map((member) => (
        <Group key={member.id} justify="space-between">
          <RowLink resource="user" id={member.user_id} />
          <Group gap="xs">
            <Select
              size="xs"
              w={150}
              aria-label={t('people.role_of', { name: member.user_id })}
              disabled={!writable}
              value={member.role}
              data={['member', 'admin'].map((role) => ({ value: role, label: valueWord(role) }))}
              allowDeselect={false}
              onChange={(role) => role && changing.mutate({ user_id: member.user_id, role })}
            />
            {roles.length > 0 && (
              <MultiSelect
                size="xs"
                w={240}
                aria-label={t('people.roles_at_clients_of', { name: member.user_id })}
                placeholder={member.roles.length === 0 ? t('people.roles_at_clients') : ''}
                disabled={!writable}
                value={member.roles}
                data={roles.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(chosen) => changing.mutate({ user_id: member.user_id, roles: chosen })}
              />
            )}
            {writable && (
              <ActionIcon variant="subtle" color="red" aria-label={t('people.remove_member')} onClick={() => removing.mutate(member.user_id)}>
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </Group>
        </Group>
      ))}
      {members.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('people.no_members')}
        </Text>
      )}
      {writable && <AddMember add={adding.mutate} />}
    </Stack>
  )
}
