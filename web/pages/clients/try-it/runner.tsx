import { Alert, Button, Chip, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Registry } from '../../../api/registry.ts'
import { grantWord, valueHelp } from '../../../i18n/wording.ts'
import { refused } from '../../../parts/said.ts'
import type { ClientRow } from '../client-row.ts'
import type { Attempt, InputName, Inputs } from './attempt.ts'
import type { Exchange } from './exchange.ts'
import { ExchangeCard } from './exchange-card.tsx'
import { FollowUps } from './follow-ups.tsx'
import { RedirectNotice } from './redirect-notice.tsx'
import { Snippets } from './snippets.tsx'
import type { Standing } from './standing.ts'
import { WayInputs } from './way-inputs.tsx'
import type { WayName } from './way-names.ts'
import { wayOf } from './ways.ts'

const lastTokens = (exchanges: readonly Exchange[]) => exchanges.find(({ body }) => typeof body['access_token'] === 'string')?.body
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** The value of each input: the typed one, else the latest token, else the usual one of the grant. */
function inputsOf(scope: string, typed: Inputs, tokens: Exchange['body'] | undefined): Inputs {
  return {
    response_type: 'id_token',
    refresh_token: textOf(tokens?.['refresh_token']),
    token: textOf(tokens?.['access_token']),
    scope,
    ...typed,
  }
}

/** A scope belongs to the grant it was typed for, and a token to its step; the rest may serve again. */
const keptInputs = ({ scope: _, token: __, refresh_token: ___, ...rest }: Inputs): Inputs => rest

interface RunnerParts {
  readonly client: ClientRow
  readonly standing: Standing
  readonly first: WayName
  readonly registry: Registry
  /** Where the client is edited: by its developer at another door than by an administrator. */
  readonly root: string | undefined
}
interface ChoiceParts {
  readonly way: WayName
  readonly open: Standing['open']
  readonly choose: (way: WayName) => void
}

/** The grants that the client may use, and the purpose of the chosen one. */
const GrantChoice = ({ way, open, choose }: ChoiceParts) => {
  const { t } = useTranslation()
  return (
    <>
      <Chip.Group value={way} onChange={(value) => choose(value as WayName)}>
        <Group gap="xs" role="radiogroup" aria-label={t('try.grant')}>
          {open.map((name) => (
            <Chip key={name} value={name} data-way={name}>
              {grantWord(name)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Text size="sm" c="dimmed">
        {valueHelp(way)}
      </Text>
    </>
  )
}

/** The grants of the client that cannot be run from a page. */
const Elsewhere = ({ grants }: { readonly grants: Standing['elsewhere'] }) => {
  const { t } = useTranslation()
  if (grants.length === 0) return null
  return (
    <Text size="xs" c="dimmed">
      {t('try.elsewhere', { grants: grants.join(', ') })}
    </Text>
  )
}

/** Choose a grant, fill in its parameters, run it, and go on with its answer. */
export const Runner = ({ client, standing, first, registry, root }: RunnerParts) => {
  const { t } = useTranslation()
  const [way, setWay] = useState<WayName>(first)
  const chosen = wayOf(way, registry)
  const [typed, setTyped] = useState<Inputs>({})
  const [proof, setProof] = useState({ secret: '', privateKey: '' })
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([])
  const tokens = lastTokens(exchanges)
  const inputs = inputsOf(chosen.scope, typed, tokens)
  const attempt: Attempt = { client, proof: { secret: proof.secret.trim(), privateKey: proof.privateKey.trim() }, inputs }
  const running = useMutation({
    mutationFn: (step: () => Promise<Exchange[]>) => step(),
    // The latest stands first: what a code was exchanged for before the code.
    onSuccess: (more) => setExchanges((before) => [...more.toReversed(), ...before]),
    onError: refused,
  })
  const fill = (name: InputName, value: string) => setTyped((before) => ({ ...before, [name]: value }))
  const choose = (next: WayName) => {
    setWay(next)
    setTyped(keptInputs)
  }
  return (
    <>
      <Stack component="section" className="card" p="lg">
        <Title order={2} size="h3">
          {t('try.title')}
        </Title>
        <GrantChoice way={way} open={standing.open} choose={choose} />
        {(way === 'password' || way === 'implicit') && <Alert color="yellow">{t(`try.off.why.${way}`)}</Alert>}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            running.mutate(() => chosen.run(attempt))
          }}
        >
          <Stack>
            {(way === 'authorization_code' || way === 'implicit') && <RedirectNotice client={client} root={root} />}
            <WayInputs client={client} name={way} way={chosen} inputs={inputs} fill={fill} proof={proof} prove={setProof} />
            <Group gap="xs">
              <Button type="submit" leftSection={<IconPlayerPlay size={16} />} loading={running.isPending}>
                {t('try.run')}
              </Button>
              {tokens && <FollowUps attempt={attempt} registry={registry} open={standing.open} tokens={tokens} run={running.mutate} />}
            </Group>
            <Elsewhere grants={standing.elsewhere} />
          </Stack>
        </form>
      </Stack>
      {exchanges.map((exchange) => (
        <ExchangeCard key={exchange.id} exchange={exchange} />
      ))}
      <Stack component="section" className="card" p="lg">
        <Title order={2} size="h3">
          {t('try.snippets')}
        </Title>
        <Snippets client={client} registry={registry} way={way} secret={attempt.proof.secret || undefined} />
      </Stack>
    </>
  )
}
