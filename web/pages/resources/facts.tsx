import { Stack, Text } from '@mantine/core'
import { form } from '#fields/form.ts'
import type { AnyRow } from '../../api/rows.ts'
import type { Section } from '../../api/sections.ts'
import { wording } from '../../i18n/wording.ts'
import { Cell } from './cell.tsx'

/** Fields that the page of the resource shows better. */
const toldElsewhere = new Set(['audit_event.changes'])

/** The fields that the server keeps of a row, to read; with `every`, all fields. */
export const Facts = ({ section, row, every = false }: { readonly section: Section; readonly row: AnyRow; readonly every?: boolean }) => {
  const { resource } = section
  const shown = form(resource, 'admin').filter(
    (input) => (every || input.editable !== 'always') && input.name in row && !toldElsewhere.has(`${resource.name}.${input.name}`),
  )
  return (
    <Stack component="dl" className="card" p="lg" gap="sm" m={0}>
      {shown.map((input) => (
        <div key={input.name}>
          <Text component="dt" size="xs" c="dimmed">
            {wording(resource.name, input).label}
          </Text>
          <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
            <Cell section={section} name={input.name} row={row} first={false} />
          </Text>
        </div>
      ))}
    </Stack>
  )
}
