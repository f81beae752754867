import { Accordion, Alert, Badge, Group, Stack, Table, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { messageWord, valueWord } from '../../i18n/wording.ts'
import { type EvaluatedPolicy, type Evaluation, inReadingOrder, type RuleTrace } from './evaluation.ts'

/** The decision in one line: granted or denied, by which policy, and the scope check beside it. */
export const DecisionBanner = ({ evaluation }: { readonly evaluation: Evaluation }) => {
  const { t } = useTranslation()
  const { allowed, decided_by, reason, scope_check, trace } = evaluation
  const name = trace.find(({ policy }) => policy === decided_by)?.name
  const by = name === undefined ? t('lab.by_none') : t('lab.by', { name })
  return (
    <Alert
      color={allowed ? 'teal' : 'red'}
      icon={allowed ? <IconCircleCheck /> : <IconCircleX />}
      title={t(allowed ? 'lab.granted' : 'lab.denied')}
      role="status"
    >
      <Text size="sm">{reason ? `${messageWord(reason)} · ${by}` : by}</Text>
      {scope_check && <Text size="sm">{t(scope_check.passes ? 'lab.scopes_pass' : 'lab.scopes_fail', { scopes: scope_check.takes.join(', ') })}</Text>}
    </Alert>
  )
}

/** A color for each policy: what lets in, what shuts out, what cannot be told, what does not apply. */
function colorOf({ applies, effect }: EvaluatedPolicy): string {
  if (applies === 'no') return 'gray'
  if (applies === 'unknown') return 'orange'
  return effect === 'allow' ? 'teal' : 'red'
}

/** Each policy that was asked, the edited one first; opened, it tells why its rule applies or not. */
export const PolicyPanes = ({ evaluation, edited }: { readonly evaluation: Evaluation; readonly edited: string | undefined }) => {
  const { t } = useTranslation()
  const all = inReadingOrder(evaluation.trace, edited)
  if (all.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('lab.none_asked')}
      </Text>
    )
  return (
    <Accordion multiple variant="separated" defaultValue={all.slice(0, 1).map(({ policy }) => policy)}>
      {all.map((step) => (
        <Accordion.Item key={step.policy} value={step.policy}>
          <Accordion.Control>
            <Group gap="xs">
              <Badge color={colorOf(step)}>{t(`lab.applies.${step.applies}`)}</Badge>
              <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
                {step.name}
              </Text>
              <Text size="xs" c="dimmed">
                {valueWord(step.effect)} · {valueWord(step.engine)} · {valueWord(step.stage)}
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            {step.rule ? <Trace trace={step.rule} /> : null}
            {step.error && <Text size="sm">{step.error}</Text>}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}

const shown = (value: unknown): string => (value === null || value === undefined ? '—' : JSON.stringify(value))

const Trace = ({ trace }: { readonly trace: RuleTrace }) => {
  const { t } = useTranslation()
  const { mismatches, parts } = trace
  return (
    <Stack gap="xs">
      {mismatches.length === 0 && parts.length === 0 && <Text size="sm">{t(`lab.rule.${trace.applies}`)}</Text>}
      {mismatches.length > 0 && (
        <Table.ScrollContainer minWidth={320}>
          <Table aria-label={t('lab.mismatches')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('lab.at')}</Table.Th>
                <Table.Th>{t('lab.expected')}</Table.Th>
                <Table.Th>{t('lab.actual')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {mismatches.map(({ path, expected, actual }) => (
                <Table.Tr key={`${path} ${expected}`}>
                  <Table.Td>{path || '·'}</Table.Td>
                  <Table.Td>{expected}</Table.Td>
                  <Table.Td>{shown(actual)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a rule have no other name, and never change their order
        <Stack key={i} gap={4} pl="sm" style={{ borderLeft: '2px solid var(--mantine-color-default-border)' }}>
          <Text size="xs" c="dimmed">
            {part.name}: {t(`lab.applies.${part.applies}`)}
          </Text>
          <Trace trace={part} />
        </Stack>
      ))}
    </Stack>
  )
}
