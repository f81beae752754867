import { ActionIcon, Group, Select, Stack, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Membership } from '#model/organization.ts'
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
    mutationFn: ({ user_id, role }: { user_id: string; role: string }) => patch(path, { id: user_id, name: 'membership', changes: { role } }),
    onError: refused,
  })
  const removing = useMutation({ mutationFn: (user_id: string) => remove(path, user_id), onError: refused })
  const writable = may('organizations', 'manage')
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
