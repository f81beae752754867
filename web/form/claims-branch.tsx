import { ActionIcon, Autocomplete, Button, Checkbox, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CredentialClaim } from '#model/credential-claims.ts'
import { type ClaimSource, claimSources, claimsBelow, sourceOfClaim, typedValue, usualPointers, withClaimsBelow, withSource } from './claims-tree.ts'
import { textOf } from './input-props.ts'

/** The greatest depth that the API takes. */
const DEEPEST = 3

interface TreeParts {
  readonly claims: readonly CredentialClaim[]
  readonly set: (claims: readonly CredentialClaim[]) => void
  readonly depth: number
  /** The path of the claim above, for labels. */
  readonly above: string
  readonly disabled: boolean
  /** In an mdoc every element can be withheld, and nothing inside of one. */
  readonly elements?: boolean
}

/** The claims on one level of the tree, each with its source and the claims below it. */
export const Claims = ({ claims, set, depth, above, disabled, elements = false }: TreeParts) => {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      {claims.map((claim, at) => (
        <Claim
          // biome-ignore lint/suspicious/noArrayIndexKey: claims are told apart by their place only, as their names are typed here
          key={at}
          claim={claim}
          set={(next) => set(claims.map((other, i) => (i === at ? next : other)))}
          remove={() => set(claims.filter((_, i) => i !== at))}
          depth={depth}
          path={above === '' ? claim.name : `${above}.${claim.name}`}
          disabled={disabled}
          elements={elements}
        />
      ))}
      {!disabled && (
        <Button variant="default" size="compact-sm" w="fit-content" leftSection={<IconPlus size={14} />} onClick={() => set([...claims, { name: '' }])}>
          {above === '' ? t('wallets.add_claim') : t('wallets.add_claim_to', { claim: above })}
        </Button>
      )}
    </Stack>
  )
}

interface ClaimParts extends Pick<TreeParts, 'depth' | 'disabled'> {
  readonly claim: CredentialClaim
  readonly set: (claim: CredentialClaim) => void
  readonly remove: () => void
  readonly path: string
  readonly elements: boolean
}

const Claim = ({ claim, set, remove, depth, path, disabled, elements }: ClaimParts) => {
  const { t } = useTranslation()
  const below = claimsBelow(claim)
  const sources = claimSources.filter((source) => depth < DEEPEST || source !== 'object')
  return (
    <Fieldset p="sm" disabled={disabled} legend={<span className="mono">{path || t('wallets.new_claim')}</span>}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('wallets.claim_name')}
          value={claim.name}
          onChange={(event) => set({ ...claim, name: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
          w={170}
        />
        <Select
          label={t('wallets.claim_source')}
          value={sourceOfClaim(claim)}
          data={sources.map((source) => ({ value: source, label: t(`wallets.source_${source}`) }))}
          allowDeselect={false}
          onChange={(source) => set(withSource(claim, (source ?? 'person') as ClaimSource))}
          w={170}
        />
        <ValueOfClaim claim={claim} set={set} />
        {!disabled && (
          <ActionIcon variant="subtle" color="red" size="lg" aria-label={t('wallets.remove_claim', { claim: path })} onClick={remove}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Group>
      <Group mt="xs" gap="lg">
        {!elements && (
          <Checkbox
            label={t('wallets.disclosable')}
            checked={claim.disclosable === true}
            onChange={(event) => set({ ...claim, disclosable: event.currentTarget.checked })}
          />
        )}
        <Checkbox
          label={t('wallets.mandatory')}
          checked={claim.mandatory === true}
          onChange={(event) => set({ ...claim, mandatory: event.currentTarget.checked })}
        />
        {claim.items && !elements && (
          <Checkbox
            label={t('wallets.items_disclosable')}
            checked={claim.items.disclosable === true}
            onChange={(event) => set({ ...claim, items: { ...claim.items, disclosable: event.currentTarget.checked } })}
          />
        )}
      </Group>
      {below && depth < DEEPEST && (
        <Stack mt="sm">
          <Claims claims={below} set={(next) => set(withClaimsBelow(claim, next))} depth={depth + 1} above={path} disabled={disabled} elements={elements} />
        </Stack>
      )}
    </Fieldset>
  )
}

const ValueOfClaim = ({ claim, set }: Pick<ClaimParts, 'claim' | 'set'>) => {
  const { t } = useTranslation()
  const source = sourceOfClaim(claim)
  if (source === 'object') return null
  if (source === 'fixed')
    return (
      <TextInput
        label={t('wallets.fixed_value')}
        value={textOf(claim.value)}
        onChange={(event) => set({ ...claim, value: typedValue(event.currentTarget.value) })}
        flex={1}
        miw={170}
      />
    )
  const point = (pointer: string) => {
    const { pointer: _, ...rest } = claim
    set(pointer === '' ? rest : { ...rest, pointer })
  }
  return (
    <Autocomplete
      label={t('wallets.pointer')}
      placeholder={claim.name}
      value={claim.pointer ?? ''}
      data={[...usualPointers]}
      onChange={point}
      spellCheck={false}
      flex={1}
      miw={170}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
