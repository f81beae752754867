import { ActionIcon, Autocomplete, Button, Fieldset, Group, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CredentialClaim } from '#model/credential-claims.ts'
import { Claims } from './claims-branch.tsx'
import { namespaceFor, usualNamespaces } from './claims-tree.ts'

interface NamespacesParts {
  readonly claims: readonly CredentialClaim[]
  readonly set: (claims: readonly CredentialClaim[]) => void
  readonly doctype: unknown
  readonly disabled: boolean
}

/** The elements of an mdoc by namespace (ISO 18013-5 §7.1). Claims that stand in none, as in other formats, are moved into one. */
export const Namespaces = ({ claims, set, doctype, disabled }: NamespacesParts) => {
  const { t } = useTranslation()
  const [spaces, loose] = [claims.filter((claim) => claim.claims), claims.filter((claim) => !claim.claims)]
  const withSpace = (name: string, elements: readonly CredentialClaim[]) => set([...spaces, { name, claims: elements }])
  if (loose.length > 0)
    return (
      <Stack gap="sm">
        <Claims claims={loose} set={(next) => set([...spaces, ...next])} depth={3} above="" disabled={disabled} elements />
        {!disabled && (
          <Button variant="default" size="compact-sm" w="fit-content" onClick={() => withSpace(namespaceFor(doctype), loose)}>
            {t('wallets.into_namespace', { name: namespaceFor(doctype) })}
          </Button>
        )}
      </Stack>
    )
  return (
    <Stack gap="sm">
      {spaces.map((space, at) => (
        <Namespace
          // biome-ignore lint/suspicious/noArrayIndexKey: namespaces are told apart by their place only, as their names are typed here
          key={at}
          space={space}
          set={(next) => set(spaces.map((other, i) => (i === at ? next : other)))}
          remove={() => set(spaces.filter((_, i) => i !== at))}
          disabled={disabled}
        />
      ))}
      {!disabled && (
        <Button
          variant="default"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconPlus size={14} />}
          onClick={() => withSpace(spaces.length === 0 ? namespaceFor(doctype) : '', [])}
        >
          {t('wallets.add_namespace')}
        </Button>
      )}
    </Stack>
  )
}

interface NamespaceParts extends Pick<NamespacesParts, 'disabled'> {
  readonly space: CredentialClaim
  readonly set: (space: CredentialClaim) => void
  readonly remove: () => void
}

const Namespace = ({ space, set, remove, disabled }: NamespaceParts) => {
  const { t } = useTranslation()
  return (
    <Fieldset p="sm" disabled={disabled} legend={<span className="mono">{space.name || t('wallets.new_namespace')}</span>}>
      <Group align="flex-end" gap="sm" mb="sm">
        <Autocomplete
          label={t('wallets.namespace')}
          value={space.name}
          data={[...usualNamespaces]}
          onChange={(name) => set({ ...space, name })}
          spellCheck={false}
          flex={1}
          miw={170}
          comboboxProps={{ withinPortal: true }}
        />
        {!disabled && (
          <ActionIcon variant="subtle" color="red" size="lg" aria-label={t('wallets.remove_namespace', { name: space.name })} onClick={remove}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Group>
      <Claims
        claims={space.claims ?? []}
        set={(next) => set({ ...space, claims: next })}
        depth={2}
        above={space.name || t('wallets.new_namespace')}
        disabled={disabled}
        elements
      />
    </Fieldset>
  )
}
