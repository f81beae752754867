import { PasswordInput, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { inputHelp } from '../../../i18n/wording.ts'
import type { ClientRow } from '../client-row.ts'
import type { InputName, Inputs } from './attempt.ts'
import { isHybrid, responseTypes } from './front-channel.ts'
import type { Proof } from './proof.ts'
import type { WayName } from './way-names.ts'
import type { Way } from './ways.ts'

interface WayInputsParts {
  readonly client: ClientRow
  readonly name: WayName
  readonly way: Way
  readonly inputs: Inputs
  readonly fill: (name: InputName, value: string) => void
  readonly proof: Proof
  readonly prove: (proof: Proof) => void
}

/** The inputs of the chosen grant: first the proof of the client, then the parameters of the request by their own names. */
export const WayInputs = ({ client, name: grant, way, inputs, fill, proof, prove }: WayInputsParts) => {
  const { t } = useTranslation()
  const uses = (begin: string) => client.token_endpoint_auth_methods.some((method) => method.startsWith(begin))
  // An implicit response brings the tokens by itself: nobody is asked for proof.
  const asksProof = grant !== 'implicit' || isHybrid(inputs['response_type'] ?? '')
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      {asksProof && uses('client_secret') && (
        <PasswordInput
          label={t('try.secret')}
          description={t('try.secret_words')}
          autoComplete="off"
          value={proof.secret}
          onChange={(event) => prove({ ...proof, secret: event.currentTarget.value })}
        />
      )}
      {asksProof && uses('private_key_jwt') && (
        <Textarea
          label={t('try.private_key')}
          description={t('try.private_key_words')}
          classNames={{ input: 'mono' }}
          autoComplete="off"
          spellCheck={false}
          autosize
          maxRows={6}
          value={proof.privateKey}
          onChange={(event) => prove({ ...proof, privateKey: event.currentTarget.value })}
        />
      )}
      {way.inputs.map(({ name, required, choices }) => (
        <WayInput key={name} name={name} required={required} choices={choices} value={inputs[name] ?? ''} set={(value) => fill(name, value)} client={client} />
      ))}
    </SimpleGrid>
  )
}

interface WayInputParts {
  readonly name: InputName
  readonly required: boolean
  readonly choices: readonly string[] | undefined
  readonly value: string
  readonly set: (value: string) => void
  readonly client: ClientRow
}
const WayInput = ({ name, required, choices, value, set, client }: WayInputParts) => {
  const frame = { label: name, description: inputHelp(name), value }
  if (name === 'response_type') {
    const offered = responseTypes.filter((type) => !isHybrid(type) || client.supported_grant_types.includes('authorization_code'))
    return <Select {...frame} data={[...offered]} allowDeselect={false} onChange={(chosen) => set(chosen ?? value)} />
  }
  if (choices) return <Select {...frame} value={value || null} data={[...choices]} clearable onChange={(chosen) => set(chosen ?? '')} />
  // A password manager must not keep what belongs to somebody who is only tried.
  const Drawn = /password|secret/.test(name) ? PasswordInput : TextInput
  return <Drawn {...frame} autoComplete="off" required={required} onChange={(event) => set(event.currentTarget.value)} />
}
