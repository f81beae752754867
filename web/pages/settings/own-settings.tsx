import { Badge, Button, Group, SimpleGrid, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { form, type Input } from '#fields/form.ts'
import { settings } from '#model/settings.ts'
import { names as namesQuery } from '../../api/names.ts'
import { Problem } from '../../api/problem.ts'
import { type AnyRow, queries } from '../../api/rows.ts'
import { patchSettings, type SettingsReply, settingsQuery } from '../../api/settings.ts'
import { may } from '../../auth/tokens.ts'
import { type Draft, useDraft } from '../../form/draft.ts'
import { FieldInput } from '../../form/field-input.tsx'
import { Leaving } from '../../form/leaving.tsx'
import { SaveBar } from '../../form/save-bar.tsx'
import { Panel } from '../../parts/panel.tsx'
import { done, refused } from '../../parts/said.ts'

/** The settings that the operator leaves to tenants. */
export const leftToTenants = ({ data }: SettingsReply): Input[] => {
  const allowed = data['tenant_overrides']
  return form(settings, 'admin').filter(({ name }) => Array.isArray(allowed) && allowed.includes(name))
}

/** Writes decisions of the tenant; the reply is what is in force from now on. */
function useDecide(draft: Draft) {
  const { t } = useTranslation()
  return useMutation({
    mutationFn: ({ changes, reason }: { readonly changes: AnyRow; readonly reason?: string | undefined }) => patchSettings(changes, reason),
    onSuccess: (reply, { changes }) => {
      queries.setQueryData(settingsQuery.queryKey, reply)
      const others = Object.entries(draft.changes).filter(([name]) => !(name in changes))
      draft.rebase(reply.data, undefined, Object.fromEntries(others))
      done(t('form.saved'))
    },
    onError: (failure) => {
      if (failure instanceof Problem && Object.keys(failure.errors).length > 0) draft.refuse(failure.errors)
      refused(failure)
    },
  })
}

/** The form of the settings that this tenant may decide, each with who decides it now. */
export const OwnSettings = ({ reply }: { readonly reply: SettingsReply }) => {
  const { t } = useTranslation()
  const { data: names } = useQuery(namesQuery)
  const draft = useDraft({ resource: settings, key: 'settings', base: reply.data, names })
  const deciding = useDecide(draft)
  const save = (reason?: string) => deciding.mutate({ changes: draft.changes, reason })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.count > 0) save()
      }}
    >
      <Panel title={t('settings.own')}>
        <Text size="sm" c="dimmed">
          {t('settings.own_words')}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="md">
          {leftToTenants(reply).map((input) => (
            <div key={input.name}>
              <FieldInput resource={settings} input={input} draft={draft} names={names} settings={reply.data} />
              <Origin name={input.name} reply={reply} giveBack={(name) => deciding.mutate({ changes: { [name]: null } })} />
            </div>
          ))}
        </SimpleGrid>
      </Panel>
      <SaveBar resource={settings} draft={draft} saving={deciding.isPending} save={save} />
      <Leaving draft={draft} />
    </form>
  )
}

interface OriginParts {
  readonly name: string
  readonly reply: SettingsReply
  readonly giveBack: (name: string) => void
}
/** The origin of a setting in force, and the way to leave it to the server again. */
const Origin = ({ name, reply, giveBack }: OriginParts) => {
  const { t } = useTranslation()
  const isOwn = reply.origins[name] === 'tenant'
  return (
    <Group gap="xs" mt={6}>
      <Badge variant="light" color={isOwn ? 'blue' : 'gray'}>
        {isOwn ? t('settings.by_tenant') : t('settings.by_server')}
      </Badge>
      {isOwn && may('configuration', 'manage') && (
        <Button size="compact-xs" variant="subtle" onClick={() => giveBack(name)} aria-label={t('settings.give_back_of', { name })}>
          {t('settings.give_back')}
        </Button>
      )}
    </Group>
  )
}
