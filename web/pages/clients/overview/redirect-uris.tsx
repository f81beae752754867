import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Draft, useLines } from '../../../form/draft-lines.ts'
import { messageWord } from '../../../i18n/wording.ts'
import { Panel } from '../../../parts/panel.tsx'
import { When } from '../../../parts/when.tsx'
import type { Seen } from '../use-activity.ts'

interface RedirectUrisParts {
  readonly draft: Draft
  readonly writable: boolean
  readonly used: Seen['redirect_uris']
  /** A new line is open at once. */
  readonly adding: boolean
}

/** The redirect URIs of a client, edited in place; each with its last use. */
export const RedirectUris = ({ draft, writable, used = [], adding }: RedirectUrisParts) => {
  const { t } = useTranslation()
  const { lines, put, add } = useLines(draft, 'redirect_uris', adding)
  const errors = draft.errors['redirect_uris']
  const usedAt = (uri: string) => used.find((one) => one.uri === uri)?.last_used_at
  return (
    <Panel title={t('overview.redirect_uris')} compact>
      {lines.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('overview.no_redirect_uri')}
        </Text>
      )}
      <Stack gap={6}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place only
          <Group key={at} gap="xs" wrap="nowrap">
            <TextInput
              size="xs"
              flex={1}
              className="mono"
              aria-label={t('overview.redirect_uri', { line: at + 1 })}
              value={line}
              readOnly={!writable}
              error={Boolean(errors)}
              spellCheck={false}
              autoComplete="off"
              autoFocus={line === ''}
              onChange={(event) => put(at, event.currentTarget.value)}
            />
            <Text size="xs" c="dimmed" component="div" style={{ flex: 'none' }}>
              {usedAt(line) ? <When at={usedAt(line)} /> : t('overview.uri_unused')}
            </Text>
            {writable && (
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('form.remove_line', { line: at + 1 })} onClick={() => put(at, undefined)}>
                <IconX size={14} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
      {errors && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {errors.map(messageWord).join(' · ')}
        </Text>
      )}
      {writable && (
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={add} style={{ alignSelf: 'flex-start' }}>
          {t('overview.add_redirect_uri')}
        </Button>
      )}
    </Panel>
  )
}
