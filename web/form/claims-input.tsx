import { Input, Stack } from '@mantine/core'
import { Claims } from './claims-branch.tsx'
import { claimsIn } from './claims-tree.ts'
import type { InputProps } from './input-props.ts'
import { Namespaces } from './namespaces.tsx'

/** The builder of a credential's claims: a tree, each claim with its source, and whether its holder may withhold it; for an mdoc by namespace. */
export default function ClaimsInput({ value, set, values, frame: { id, label, description, error, disabled } }: InputProps) {
  const parts = { claims: claimsIn(value), set, disabled }
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div" id={`${id}-all`}>
      <Stack mt="xs" id={id}>
        {values['format'] === 'mso_mdoc' ? <Namespaces {...parts} doctype={values['doctype']} /> : <Claims {...parts} depth={1} above="" />}
      </Stack>
    </Input.Wrapper>
  )
}
