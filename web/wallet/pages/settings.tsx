import { Button, FileInput, Group, PasswordInput, Select, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { download } from '../../parts/download.ts'
import { ConfirmedButton } from '../parts/confirmed.tsx'
import { useHoldings } from '../parts/holdings.ts'
import { walletPath } from '../parts/place.ts'
import { Done, Screen, Trouble } from '../parts/screen.tsx'
import { useTask } from '../parts/use-task.ts'
import { exportVault, importInto } from '../vault/transfer.ts'
import { nameOfLanguage, type Spoken, spokenLanguages, useSpeech } from '../words/speech.tsx'

const SHORTEST = 8

/** The lock of the wallet: a passphrase, or none. */
const LockForm = () => {
  const { words } = useSpeech()
  const { vault } = useHoldings()
  const [[passphrase, repeated], setTyped] = useState(['', ''])
  const [fault, setFault] = useState<string>()
  const [done, setDone] = useState(false)
  const { busy, failure, run } = useTask()
  const relock = (chosen: string | undefined) =>
    run(async () => {
      setDone(false)
      await vault.relock(chosen)
      setTyped(['', ''])
      setDone(true)
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = passphrase.length < SHORTEST ? words.tooShort : passphrase === repeated ? undefined : words.different
    setFault(found)
    if (found === undefined) void relock(passphrase)
  }
  return (
    <form onSubmit={submit} aria-label={words.lockTitle}>
      <Stack gap="sm">
        <Title order={2}>{words.lockTitle}</Title>
        <Text size="sm">{words.lockWords}</Text>
        <PasswordInput label={words.passphrase} value={passphrase} onChange={(event) => setTyped([event.currentTarget.value, repeated])} autoComplete="off" />
        <PasswordInput
          label={words.repeat}
          value={repeated}
          onChange={(event) => setTyped([passphrase, event.currentTarget.value])}
          error={fault}
          autoComplete="off"
        />
        {failure !== undefined && <Trouble words={words.faults.database} />}
        {done && <Done words={words.relocked} />}
        <Group>
          <Button type="submit" loading={busy}>
            {vault.hasPassphrase ? words.changePassphrase : words.setPassphrase}
          </Button>
          {vault.hasPassphrase && (
            <Button variant="default" onClick={() => void relock(undefined)}>
              {words.removePassphrase}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

/** Takes the wallet to another device, and back. */
const TransferForm = () => {
  const { words } = useSpeech()
  const { vault, reload } = useHoldings()
  const [passphrase, setPassphrase] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [count, setCount] = useState<number>()
  const { busy, failure, run } = useTask()
  const isShort = passphrase.length < SHORTEST
  const out = () => run(async () => download('wallet.json', await exportVault(vault, passphrase), 'application/json'))
  const back = () =>
    run(async () => {
      setCount(undefined)
      setCount(await importInto(vault, (await file?.text()) ?? '', passphrase))
      await reload()
    })
  return (
    <Stack gap="sm" role="group" aria-label={words.exportTitle}>
      <Title order={2}>{words.exportTitle}</Title>
      <Text size="sm">{words.exportWords}</Text>
      <PasswordInput
        label={words.passphrase}
        description={words.tooShort}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoComplete="off"
      />
      <FileInput label={words.importFile} value={file} onChange={setFile} accept="application/json" clearable />
      {failure !== undefined && <Trouble words={words.faults.badFile} />}
      {count !== undefined && <Done words={words.imported(count)} />}
      <Group>
        <Button disabled={isShort} loading={busy} onClick={() => void out()}>
          {words.export}
        </Button>
        <Button variant="default" disabled={isShort || !file} onClick={() => void back()}>
          {words.import}
        </Button>
      </Group>
    </Stack>
  )
}

/** The settings of the wallet: its language, its lock, taking it along, and its end. */
export const SettingsPage = () => {
  const { words, language, speak } = useSpeech()
  const { vault } = useHoldings()
  const erase = async () => {
    await vault.erase()
    location.assign(walletPath)
  }
  return (
    <Screen title={words.settings}>
      <Select
        label={words.languages}
        data={spokenLanguages.map((value) => ({ value, label: nameOfLanguage(value) }))}
        value={language}
        allowDeselect={false}
        onChange={(value) => value && speak(value as Spoken)}
      />
      <LockForm />
      <TransferForm />
      <Title order={2}>{words.eraseTitle}</Title>
      <ConfirmedButton label={words.erase} words={words.eraseWords} act={erase} />
    </Screen>
  )
}
